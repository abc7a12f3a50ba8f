import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { Organisation, Site } from '../../app/directory/organisation.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import type { Store } from './open-store.ts';
import type { OrganisationTable, SiteTable } from './tables/directory.ts';

export async function listOrganisations(db: Store): Promise<Organisation[]> {
  const rows = await db.selectFrom('organisation').selectAll().orderBy('name').orderBy('id').execute();
  return rows.map(organisationFrom);
}

/** Nobody else changes it, or a contract of it, until the transaction ends. */
export async function lockOrganisation(db: Store, id: Id): Promise<Organisation | undefined> {
  const row = await db.selectFrom('organisation').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row && organisationFrom(row);
}

/** False when another one that is not archived has that name. */
export async function saveOrganisation(db: Store, { id, name, archived, changedAt }: Organisation): Promise<boolean> {
  if (!archived && (await isTaken(db, 'organisation', name, id))) return false;
  const row = { name, archived, changed_at: new Date(changedAt) };
  await db
    .insertInto('organisation')
    .values({ id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
  return true;
}

export async function listSites(db: Store): Promise<Site[]> {
  const rows = await db.selectFrom('site').selectAll().orderBy('name').orderBy('id').execute();
  return rows.map(siteFrom);
}

/** All of them; nobody else changes one until the transaction ends. */
export async function lockSites(db: Store): Promise<Site[]> {
  await db.selectFrom('site').select('id').orderBy('id').forUpdate().execute();
  return await listSites(db);
}

export async function lockSite(db: Store, id: Id): Promise<Site | undefined> {
  const row = await db.selectFrom('site').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row && siteFrom(row);
}

/** False when another one of the organisation that is not archived has that name. */
export async function saveSite(db: Store, site: Site): Promise<boolean> {
  const { id, organisationId, name, timeZone, archived, changedAt } = site;
  if (!archived && (await isTaken(db, 'site', name, id, organisationId))) return false;
  const row = { name, time_zone: timeZone, archived, changed_at: new Date(changedAt) };
  await db
    .insertInto('site')
    .values({ id, organisation_id: organisationId, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
  return true;
}

/** Which part of a place is not in the directory, archived, or not of that organisation; null when it can be used. */
export async function missingPlace(
  db: Store,
  { organisationId, siteId }: { readonly organisationId: Id | null; readonly siteId: Id | null },
): Promise<'organisation' | 'site' | null> {
  if (organisationId === null) return siteId === null ? null : 'organisation';
  const organisation = await db
    .selectFrom('organisation')
    .select('id')
    .where('id', '=', organisationId)
    .where('archived', '=', false)
    .executeTakeFirst();
  if (organisation === undefined) return 'organisation';
  if (siteId === null) return null;
  const site = await db
    .selectFrom('site')
    .select('id')
    .where('id', '=', siteId)
    .where('organisation_id', '=', organisationId)
    .where('archived', '=', false)
    .executeTakeFirst();
  return site === undefined ? 'site' : null;
}

/** How many people who can sign in, workstations that are not revoked and contracts would lose it. */
export async function countUsesOfOrganisation(db: Store, id: Id): Promise<number> {
  const { rows } = await sql<{ count: number }>`select (
      (select count(*) from person where organisation_id = ${id} and disabled_at is null)
      + (select count(*) from workstation where organisation_id = ${id} and revoked_at is null)
      + (select count(*) from contract where organisation_id = ${id} and not archived)
      + (select count(*) from site where organisation_id = ${id} and not archived))::integer as count`.execute(db);
  return rows[0]?.count ?? 0;
}

export async function countUsesOfSite(db: Store, id: Id): Promise<number> {
  const { rows } = await sql<{ count: number }>`select (
      (select count(*) from person where site_id = ${id} and disabled_at is null)
      + (select count(*) from workstation where site_id = ${id} and revoked_at is null))::integer as count`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Case does not make another name; one name at a time is looked at, so that two savers can't both be first. */
async function isTaken(db: Store, table: 'organisation' | 'site', name: string, id: Id, of?: Id): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${table}:${of ?? ''}:${name.toLowerCase()}`}, 4700))`.execute(
    db,
  );
  const found = await db
    .selectFrom(table)
    .select('id')
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .where('archived', '=', false)
    .where('id', '<>', id)
    .$if(of !== undefined, (query) => query.where(sql<boolean>`organisation_id = ${of}`))
    .executeTakeFirst();
  return found !== undefined;
}

const organisationFrom = (row: Selectable<OrganisationTable>): Organisation =>
  Organisation.parse({ id: row.id, name: row.name, archived: row.archived, changedAt: row.changed_at.getTime() });

const siteFrom = (row: Selectable<SiteTable>): Site =>
  Site.parse({
    id: row.id,
    organisationId: row.organisation_id,
    name: row.name,
    timeZone: row.time_zone,
    archived: row.archived,
    changedAt: row.changed_at.getTime(),
  });
