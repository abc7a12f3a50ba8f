import { sql } from 'kysely';
import type { Content, EventDraft, Salted } from '../../app/audit/chain.ts';
import { commitTo, contentDigest } from '../../app/audit/chain.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import type { Random } from '../context.ts';
import type { Store } from '../store/open-store.ts';

/** An event that waits for its place in the chain, with the personal values that belong beside it. */
export interface Unchained {
  readonly draft: EventDraft;
  readonly values: Readonly<Record<string, { readonly of: Id | null; readonly value: Salted['value'] }>>;
}

/**
 * Writes events in their order. They get their place in the chain from the database while it commits (see the
 * migration): only there is the chain's head locked, so that nobody waits for anything but another's commit, and
 * whoever holds it waits for nothing.
 */
export async function appendEvents(
  db: Store,
  random: Pick<Random, 'hex'>,
  unchained: readonly Unchained[],
): Promise<void> {
  if (unchained.length === 0) return;
  const values: object[] = [];
  const rows = unchained.map(({ draft, values: own }) => {
    const salted = Object.fromEntries(
      Object.entries(own).map(([name, { value }]) => [name, { salt: random.hex(16), value }]),
    );
    for (const [name, { salt, value }] of Object.entries(salted))
      values.push({ event_id: draft.id, name, person_id: own[name]?.of ?? null, salt, value });
    return rowFrom(commitTo(draft, salted));
  });
  await sql`
    with events as (
      insert into audit_event (id, at, kind, actor_kind, actor_person_id, actor_workstation_id, ticket_id,
        reference, session_id, workstation_id, person_id, body, commitments, digest)
      select id, at, kind, actor_kind, actor_person_id, actor_workstation_id, ticket_id,
        reference, session_id, workstation_id, person_id, body, commitments, digest
      from jsonb_populate_recordset(null::audit_event, ${JSON.stringify(rows)}::jsonb)
    )
    insert into audit_value (event_id, name, person_id, salt, value)
    select event_id, name, person_id, salt, value
    from jsonb_populate_recordset(null::audit_value, ${JSON.stringify(values)}::jsonb)`.execute(db);
}

const rowFrom = (content: Content): object => ({
  id: content.id,
  at: new Date(content.at).toISOString(),
  kind: content.kind,
  actor_kind: content.actor.kind,
  actor_person_id: content.actor.personId,
  actor_workstation_id: content.actor.workstationId,
  ticket_id: content.subject.ticketId,
  reference: content.subject.reference,
  session_id: content.subject.sessionId,
  workstation_id: content.subject.workstationId,
  person_id: content.subject.personId,
  body: content.body,
  commitments: content.commitments,
  digest: contentDigest(content),
});
