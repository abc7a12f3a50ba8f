import { sql } from 'kysely';
import { SupportLevel } from '../../../app/level/level.ts';
import type { SubjectTechnician, SubjectWorkstation } from '../../../app/policy/reach.ts';
import type { KnownPlaces } from '../../../app/policy/validate.ts';
import type { Store } from '../open-store.ts';

/** What sentences may name: all that is not archived. */
export async function listKnownPlaces(db: Store): Promise<KnownPlaces> {
  const idsOf = async (table: 'team' | 'organisation' | 'site'): Promise<ReadonlySet<string>> => {
    const rows = await db.selectFrom(table).select('id').where('archived', '=', false).execute();
    return new Set(rows.map(({ id }) => id));
  };
  return { teams: await idsOf('team'), organisations: await idsOf('organisation'), sites: await idsOf('site') };
}

/** Those who can sign in, by name. */
export async function listTechnicians(db: Store): Promise<(SubjectTechnician & { readonly name: string })[]> {
  const rows = await db
    .selectFrom('person')
    .leftJoin('team', 'team.id', 'person.team_id')
    .select(['person.id', 'person.name', 'person.level', 'person.team_id', 'person.certifications', 'team.kind'])
    .where('person.role', '=', 'technician')
    .where('person.disabled_at', 'is', null)
    .orderBy('person.name')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    level: SupportLevel.parse(row.level),
    teamIds: row.team_id === null ? [] : [row.team_id],
    certifications: row.certifications,
    external: row.kind === 'external',
  }));
}

/** Those that may be attached; without a place of its own a workstation is where its owner is. */
export async function listWorkstations(db: Store): Promise<SubjectWorkstation[]> {
  const rows = await db
    .selectFrom('workstation')
    .innerJoin('person', 'person.id', 'workstation.person_id')
    .select(['workstation.id', 'workstation.tags'])
    .select([
      'workstation.organisation_id as own_organisation',
      'workstation.site_id as own_site',
      'person.organisation_id as owner_organisation',
      'person.site_id as owner_site',
    ])
    .where('workstation.revoked_at', 'is', null)
    .execute();
  return rows.map(({ id, tags, ...row }) => ({
    id,
    tags,
    organisationId: row.own_organisation ?? row.owner_organisation,
    siteId: row.own_organisation === null ? row.owner_site : row.own_site,
  }));
}

export async function countAdministrators(db: Store): Promise<number> {
  const { count } = await db
    .selectFrom('person')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('role', '=', 'administrator')
    .where('disabled_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}
