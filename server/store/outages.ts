import { sql } from 'kysely';
import { Outage } from '../../app/course/outage.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import { OPEN_STATES } from '../../app/ticket/state.ts';
import type { Store } from './open-store.ts';

export async function readOutage(db: Store, ticketId: Id): Promise<Outage> {
  const parent = await db
    .selectFrom('ticket')
    .innerJoin('ticket as parent', 'parent.id', 'ticket.parent_id')
    .select(['parent.id', 'parent.reference'])
    .where('ticket.id', '=', ticketId)
    .executeTakeFirst();
  const children = await db
    .selectFrom('ticket')
    .innerJoin('person', 'person.id', 'ticket.requester_id')
    .select(['ticket.id', 'reference', 'person.name as requester', 'state'])
    .where('parent_id', '=', ticketId)
    .orderBy('opened_at')
    .orderBy('ticket.id')
    .execute();
  return Outage.parse({ parent: parent ?? null, children });
}

/** Those under it that still want an answer. */
export async function listOpenUnder(db: Store, ticketId: Id): Promise<Id[]> {
  const rows = await db
    .selectFrom('ticket')
    .select('id')
    .where('parent_id', '=', ticketId)
    .where('state', 'in', OPEN_STATES)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * Whoever changes several tickets of an outage at once does so alone until this transaction ends: otherwise two of them
 * could wait for each other.
 */
export async function lockOutages(db: Store): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('outages', 4700))`.execute(db);
}

export async function putUnder(db: Store, ticketId: Id, parentId: Id | null): Promise<void> {
  await db.updateTable('ticket').set({ parent_id: parentId }).where('id', '=', ticketId).execute();
}
