import { sql } from 'kysely';
import type { ContractTerms } from '../../app/directory/contract-terms.ts';
import type { Id, Instant } from '../../app/kernel/scalars.ts';
import type { TechnicianCredential } from '../../app/policy/credential.ts';
import type { PolicySnapshot } from '../../app/policy/snapshot.ts';
import type { Ticket } from '../../app/ticket/ticket.ts';
import { findContractAt } from '../store/contracts.ts';
import type { Store } from '../store/open-store.ts';

/** Where a workstation stands, and what was promised to whoever sits at it. */
export interface WorkstationStanding {
  readonly workstation: PolicySnapshot['workstation'];
  readonly contract: { readonly name: string; readonly terms: ContractTerms } | null;
}

/** Its own organisation and site where it has one, else its owner's; undefined for one that is not there. */
export async function standingOf(db: Store, workstationId: Id, at: Instant): Promise<WorkstationStanding | undefined> {
  const row = await db
    .selectFrom('workstation')
    .innerJoin('person', 'person.id', 'workstation.person_id')
    .select([
      'workstation.tags',
      sql<string | null>`coalesce(workstation.organisation_id, person.organisation_id)`.as('organisation'),
      sql<
        string | null
      >`case when workstation.organisation_id is null then person.site_id else workstation.site_id end`.as('site'),
    ])
    .where('workstation.id', '=', workstationId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const contract = row.organisation === null ? undefined : await findContractAt(db, row.organisation, at);
  return {
    workstation: { organisationId: row.organisation, siteId: row.site, tags: row.tags },
    contract: contract === undefined ? null : { name: contract.name, terms: contract.terms },
  };
}

/** What the directory says of a technician now; undefined for one who may not work. */
export async function technicianOf(
  db: Store,
  technicianId: Id,
): Promise<Omit<TechnicianCredential['technician'], 'secondFactor'> | undefined> {
  const row = await db
    .selectFrom('person')
    .leftJoin('team', 'team.id', 'person.team_id')
    .select(['person.level', 'person.team_id', 'person.certifications', 'team.kind'])
    .where('person.id', '=', technicianId)
    .where('person.role', '=', 'technician')
    .where('person.disabled_at', 'is', null)
    .executeTakeFirst();
  const { level } = row ?? {};
  if (row === undefined || (level !== 1 && level !== 2 && level !== 3)) return undefined;
  return {
    id: technicianId,
    level,
    teamIds: row.team_id === null ? [] : [row.team_id],
    certifications: row.certifications,
    external: row.kind === 'external',
  };
}

/** What the rules may know of a ticket, for a technician who has it or not. */
export const ticketFacts = (ticket: Ticket, technicianId: Id): TechnicianCredential['ticket'] => ({
  id: ticket.id,
  level: ticket.assignee?.level ?? null,
  impact: ticket.impact,
  assigned: ticket.assignee?.id === technicianId,
  openedByEmployee: true,
});
