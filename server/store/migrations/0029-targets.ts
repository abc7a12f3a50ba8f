import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What the contract promises about each ticket: by when somebody answers, by when it works again, and when time stood still. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table ticket
    -- the first time that it was in a technician's hands
    add column answered_at timestamptz,
    -- the last time that every concern had its answer
    add column resolved_at timestamptz,
    -- whether a contract promises anything: the moments below may be unknown while the clock stands still
    add column promised boolean not null default false,
    add column respond_warn_at timestamptz,
    add column respond_due_at timestamptz,
    add column resolve_warn_at timestamptz,
    add column resolve_due_at timestamptz,
    -- of each target: nothing was told yet, that it is near, that it was missed
    add column respond_told smallint not null default 0 check (respond_told between 0 and 2),
    add column resolve_told smallint not null default 0 check (resolve_told between 0 and 2),
    -- when the four moments above were reckoned last; null before the first time
    add column reckoned_at timestamptz`,
  `update ticket set
    answered_at = (select min(at) from audit_event
      where audit_event.ticket_id = ticket.id and audit_event.kind = 'ticket-taken'),
    resolved_at = (select max(at) from audit_event
      where audit_event.ticket_id = ticket.id and audit_event.kind = 'ticket-resolved')`,
  `create index ticket_near on ticket (least(respond_warn_at, resolve_warn_at)) where state in ('new', 'assigned')`,
  `create index ticket_reckoned on ticket (reckoned_at nulls first) where state in ('new', 'assigned', 'pending')`,
  // While a ticket waits for its requester, or is thought to be settled, its clock stands still.
  `create table ticket_pause (
    ticket_id uuid not null references ticket on delete cascade,
    from_at timestamptz not null,
    to_at timestamptz,
    primary key (ticket_id, from_at),
    check (to_at >= from_at)
  )`,
  'create unique index ticket_pause_open on ticket_pause (ticket_id) where to_at is null',
  `insert into ticket_pause (ticket_id, from_at)
    select id, changed_at from ticket where state in ('pending', 'resolved', 'closed')`,
];
