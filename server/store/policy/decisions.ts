import { sql } from 'kysely';
import type { Id, Instant } from '../../../app/kernel/scalars.ts';
import { PolicyDecision } from '../../../app/policy/decision.ts';
import type { Cursor, DecisionEntry } from '../../../app/wire/requests/policy.ts';
import type { Store } from '../open-store.ts';

export async function addDecision(db: Store, decision: PolicyDecision): Promise<void> {
  const { id, at, version, input, capabilities } = decision;
  await db
    .insertInto('policy_decision')
    .values({
      id,
      at: new Date(at),
      version,
      ticket_id: input.ticket.id,
      technician_id: input.technician.id,
      workstation_id: input.workstation.id,
      input: JSON.stringify(input),
      capabilities: JSON.stringify(capabilities),
    })
    .execute();
}

/** The newest first, after the cursor. */
export async function listDecisions(
  db: Store,
  filter: { readonly reference: string | null; readonly technicianId: Id | null; readonly after: Cursor | null },
  most: number,
): Promise<DecisionEntry[]> {
  const { reference, technicianId, after } = filter;
  const rows = await entries(db)
    .$if(reference !== null, (query) => query.where('ticket.reference', '=', reference ?? ''))
    .$if(technicianId !== null, (query) => query.where('policy_decision.technician_id', '=', technicianId ?? ''))
    .$if(after !== null, (query) => query.where(beyond('<', after)))
    .orderBy('policy_decision.at', 'desc')
    .orderBy('policy_decision.id', 'desc')
    .limit(most)
    .execute();
  return rows.map(entryFrom);
}

/** The oldest first: those since an instant, after the cursor. */
export async function listDecisionsSince(
  db: Store,
  since: Instant,
  after: Cursor | null,
  most: number,
): Promise<DecisionEntry[]> {
  const rows = await entries(db)
    .where('policy_decision.at', '>=', new Date(since))
    .$if(after !== null, (query) => query.where(beyond('>', after)))
    .orderBy('policy_decision.at')
    .orderBy('policy_decision.id')
    .limit(most)
    .execute();
  return rows.map(entryFrom);
}

export async function countDecisionsSince(db: Store, since: Instant): Promise<number> {
  const { count } = await db
    .selectFrom('policy_decision')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('at', '>=', new Date(since))
    .executeTakeFirstOrThrow();
  return count;
}

const beyond = (side: '<' | '>', cursor: Cursor | null) =>
  sql<boolean>`(policy_decision.at, policy_decision.id) ${sql.raw(side)} (${new Date(cursor?.at ?? 0)}, ${cursor?.id})`;

const entries = (db: Store) =>
  db
    .selectFrom('policy_decision')
    .leftJoin('ticket', 'ticket.id', 'policy_decision.ticket_id')
    .leftJoin('person', 'person.id', 'policy_decision.technician_id')
    .leftJoin('workstation', 'workstation.id', 'policy_decision.workstation_id')
    .select([
      'policy_decision.id',
      'policy_decision.at',
      'policy_decision.version',
      'policy_decision.input',
      'policy_decision.capabilities',
      'ticket.reference',
      'person.name as technician',
      'workstation.name as workstation',
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof entries>['execute']>>[number];

const entryFrom = ({ id, at, version, input, capabilities, ...named }: Row): DecisionEntry => ({
  decision: PolicyDecision.parse({ id, at: at.getTime(), version, input, capabilities }),
  ...named,
});
