import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Instant } from '../../../app/kernel/scalars.ts';
import { PolicyDecision } from '../../../app/policy/decision.ts';
import { Reference } from '../../../app/ticket/reference.ts';
import type { Cursor, DecisionEntry } from '../../../app/wire/requests/policy.ts';
import type { Store } from '../open-store.ts';

export async function addDecision(db: Store, decision: PolicyDecision): Promise<void> {
  const { id, at, version, input, capabilities, occasion, removed, times, lastAt } = decision;
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
      occasion,
      removed: JSON.stringify(removed),
      refused: removed.length > 0 || capabilities.some(({ allowed }) => !allowed),
      times,
      last_at: new Date(lastAt),
    })
    .execute();
}

/**
 * The same said of the same ticket to the same person, under the same version, some minutes after, is no other
 * decision: it is counted. True for a new one.
 */
export async function addOrCount(db: Store, decision: PolicyDecision): Promise<boolean> {
  const { at, version, input, capabilities, occasion, removed } = decision;
  const whose = `decision:${input.technician.id}:${input.ticket.id}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${whose}, 4700))`.execute(db);
  const counted = await db
    .updateTable('policy_decision')
    .set({ times: sql`times + 1`, last_at: new Date(at) })
    .where('ticket_id', '=', input.ticket.id)
    .where('technician_id', '=', input.technician.id)
    .where('occasion', '=', occasion)
    .where('version', '=', version)
    .where('last_at', '>', new Date(at - AGAIN_MS))
    .where(sql<boolean>`capabilities = ${JSON.stringify(capabilities)}::jsonb`)
    .where(sql<boolean>`removed = ${JSON.stringify(removed)}::jsonb`)
    .executeTakeFirst();
  if (counted.numUpdatedRows > 0n) return false;
  await addDecision(db, decision);
  return true;
}

/** A quarter of an hour: whoever comes back after that has thought of it anew. */
const AGAIN_MS = 15 * 60_000;

export interface DecisionFilter {
  /** A ticket's reference, or part of the name of a technician, a workstation or a rule; empty for all. */
  readonly find: string;
  readonly refused: boolean;
  readonly after: Cursor | null;
}

/** The newest first, after the cursor. */
export async function listDecisions(db: Store, filter: DecisionFilter, most: number): Promise<DecisionEntry[]> {
  const { find, refused, after } = filter;
  const rows = await entries(db)
    .$if(find !== '', (query) => query.where(holds(find)))
    .$if(refused, (query) => query.where('policy_decision.refused', '=', true))
    .$if(after !== null, (query) => query.where(beyond('<', after)))
    .orderBy('policy_decision.at', 'desc')
    .orderBy('policy_decision.id', 'desc')
    .limit(most)
    .execute();
  return rows.map(entryFrom);
}

/** The latest requests since an instant; what kept somebody from asking, and what was taken away, were none. */
export async function listRequestsSince(db: Store, since: Instant, most: number): Promise<DecisionEntry[]> {
  const rows = await entries(db)
    .where('policy_decision.at', '>=', new Date(since))
    .where('policy_decision.occasion', '=', 'asked')
    .orderBy('policy_decision.at', 'desc')
    .limit(most)
    .execute();
  return rows.map(entryFrom);
}

function holds(find: string) {
  const reference = Reference.safeParse(find.toUpperCase());
  if (reference.success) return sql<boolean>`ticket.reference = ${reference.data}`;
  const part = `%${find.replace(/[\\%_]/g, '\\$&')}%`;
  const has = (words: RawBuilder<unknown>) => sql<boolean>`unaccent(${words}) ilike unaccent(${part})`;
  return sql<boolean>`(${has(sql`ticket.reference`)} or ${has(sql`person.name`)} or ${has(sql`workstation.name`)}
    or exists (select from jsonb_path_query(policy_decision.capabilities, '$[*].determining[*].name') as rule
      where ${has(sql`rule #>> '{}'`)}))`;
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
      'policy_decision.occasion',
      'policy_decision.removed',
      'policy_decision.times',
      'policy_decision.last_at',
      'ticket.reference',
      'person.name as technician',
      'workstation.name as workstation',
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof entries>['execute']>>[number];

function entryFrom({ reference, technician, workstation, at, last_at, ...row }: Row): DecisionEntry {
  const decision = PolicyDecision.parse({ ...row, at: at.getTime(), lastAt: last_at.getTime() });
  return { decision, reference, technician, workstation };
}
