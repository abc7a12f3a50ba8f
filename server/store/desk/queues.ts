import { sql } from 'kysely';
import type { Queue } from '../../../app/desk/queue.ts';
import type { Id, Instant } from '../../../app/kernel/scalars.ts';
import type { Person } from '../../../app/level/person.ts';
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
 * The first that this person may take now, held until the transaction ends; what somebody else holds at this moment is
 * passed over, so that two people never wait for the same.
 */
export async function holdNext(
  db: Store,
  queue: Queue,
  { id, level }: Pick<Person, 'id' | 'level'>,
  now: Instant,
): Promise<Id | undefined> {
  const row = await db
    .selectFrom('ticket')
    .select('ticket.id')
    .where('ticket.state', '=', 'new')
    .where('ticket.level', '<=', level ?? 0)
    .where(belonging(queue, id))
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

/** How many wait in each of these queues; one look at what is open, and nothing else. */
export async function countWaiting(db: Store, queues: readonly Queue[], personId: Id, now: Instant): Promise<number[]> {
  if (queues.length === 0) return [];
  const counts = queues.map((queue, index) => {
    const waits = queue.of === 'person' || queue.of === 'watched' ? sql`true` : sql`ticket.state = 'new'`;
    const name = sql.id(`${index}`);
    return sql`count(*) filter (where ${waits} and ${belonging(queue, personId)})::integer as ${name}`;
  });
  const { rows } = await sql<Record<string, number>>`
    select ${sql.join(counts)} from ticket where ticket.state in (${sql.join([...OPEN_STATES])})
      and (ticket.snoozed_until is null or ticket.snoozed_until <= ${new Date(now)})`.execute(db);
  return queues.map((_, index) => rows[0]?.[`${index}`] ?? 0);
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
