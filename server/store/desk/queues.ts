import { sql } from 'kysely';
import type { Queue } from '../../../app/desk/queue.ts';
import type { Id, Instant } from '../../../app/kernel/scalars.ts';
import { OPEN_STATES } from '../../../app/ticket/state.ts';
import type { Ticket } from '../../../app/ticket/ticket.ts';
import { MOST_QUEUED } from '../../../app/wire/requests/tickets.ts';
import type { Store } from '../open-store.ts';
import { ticketFrom, ticketViews } from '../tickets.ts';

/** Open tickets of a queue as `personId` sees it, what is worked on first coming first. */
export async function listQueue(db: Store, queue: Queue, personId: Id): Promise<Ticket[]> {
  const rows = await ticketViews(db, { places: false })
    .where('ticket.state', 'in', OPEN_STATES)
    .where(belonging(queue, personId))
    .orderBy('ticket.priority')
    .orderBy('ticket.opened_at')
    .orderBy('ticket.id')
    .limit(MOST_QUEUED)
    .execute();
  return rows.map(ticketFrom);
}

/**
 * The first that anyone may take now, held until the transaction ends; what somebody else holds at this moment is
 * passed over, so that two people never wait for the same.
 */
export async function holdNext(db: Store, queue: Queue, personId: Id, now: Instant): Promise<Id | undefined> {
  const row = await db
    .selectFrom('ticket')
    .select('ticket.id')
    .where('ticket.state', '=', 'new')
    .where(belonging(queue, personId))
    .where((ticket) => ticket.or([ticket('snoozed_until', 'is', null), ticket('snoozed_until', '<=', new Date(now))]))
    .orderBy('ticket.priority')
    .orderBy('ticket.opened_at')
    .orderBy('ticket.id')
    .limit(1)
    .forNoKeyUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row?.id;
}

function belonging(queue: Queue, personId: Id) {
  switch (queue.of) {
    case 'level':
      return queue.teamId === null
        ? sql<boolean>`ticket.level = ${queue.level}`
        : sql<boolean>`ticket.level = ${queue.level} and (ticket.team_id is null or ticket.team_id = ${queue.teamId})`;
    case 'team':
      return sql<boolean>`ticket.team_id = ${queue.teamId}`;
    case 'person':
      return sql<boolean>`ticket.assignee_id = ${queue.personId}`;
    case 'watched':
      return sql<boolean>`ticket.id in (select ticket_id from ticket_watch where person_id = ${personId})`;
    case 'all':
      return sql<boolean>`true`;
  }
}
