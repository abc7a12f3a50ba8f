import { sql } from 'kysely';
import type { ChainEvent, EventDraft, Head, Salted } from '../../app/audit/chain.ts';
import { chain } from '../../app/audit/chain.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import type { Random } from '../context.ts';
import type { Store } from '../store/open-store.ts';

/** An event that waits for its place in the chain, with the personal values that belong beside it. */
export interface Unchained {
  readonly draft: EventDraft;
  readonly values: Readonly<Record<string, { readonly of: Id | null; readonly value: Salted['value'] }>>;
}

/**
 * Appends events in their order. The chain's head is locked from here to the end of the transaction: call it last and
 * once, so that nobody waits for it longer than a commit takes, and nobody who holds it waits for anything else.
 */
export async function appendEvents(
  db: Store,
  random: Pick<Random, 'hex'>,
  unchained: readonly Unchained[],
): Promise<readonly ChainEvent[]> {
  if (unchained.length === 0) return [];
  let head = await lockHead(db);
  const values: object[] = [];
  const events = unchained.map(({ draft, values: own }) => {
    const salted = Object.fromEntries(
      Object.entries(own).map(([name, { value }]) => [name, { salt: random.hex(16), value }]),
    );
    const event = chain(head, draft, salted);
    head = event;
    for (const [name, { salt, value }] of Object.entries(salted))
      values.push({ seq: event.seq, name, person_id: own[name]?.of ?? null, salt, value });
    return event;
  });
  await write(db, events, values, head);
  return events;
}

async function lockHead(db: Store): Promise<Head> {
  const row = await db.selectFrom('audit_head').select(['seq', 'hash']).forUpdate().executeTakeFirstOrThrow();
  return { seq: Number(row.seq), hash: row.hash };
}

/** One round trip, because the head is locked meanwhile. */
async function write(db: Store, events: readonly ChainEvent[], values: readonly object[], head: Head): Promise<void> {
  await sql`
    with events as (
      insert into audit_event (seq, id, at, kind, actor_kind, actor_person_id, actor_workstation_id, ticket_id,
        reference, session_id, workstation_id, person_id, body, commitments, prev, hash)
      select seq, id, at, kind, actor_kind, actor_person_id, actor_workstation_id, ticket_id,
        reference, session_id, workstation_id, person_id, body, commitments, prev, hash
      from jsonb_populate_recordset(null::audit_event, ${JSON.stringify(events.map(rowFrom))}::jsonb)
    ), kept as (
      insert into audit_value (seq, name, person_id, salt, value)
      select seq, name, person_id, salt, value
      from jsonb_populate_recordset(null::audit_value, ${JSON.stringify(values)}::jsonb)
    )
    update audit_head set seq = ${head.seq}, hash = ${head.hash}`.execute(db);
}

const rowFrom = ({ seq, id, at, kind, actor, subject, body, commitments, prev, hash }: ChainEvent): object => ({
  seq,
  id,
  at: new Date(at).toISOString(),
  kind,
  actor_kind: actor.kind,
  actor_person_id: actor.personId,
  actor_workstation_id: actor.workstationId,
  ticket_id: subject.ticketId,
  reference: subject.reference,
  session_id: subject.sessionId,
  workstation_id: subject.workstationId,
  person_id: subject.personId,
  body,
  commitments,
  prev,
  hash,
});
