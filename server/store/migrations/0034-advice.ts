import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What was recommended for a ticket, and what whoever has the say made of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // Why it was overridden stands on the timeline alone, where it can be erased.
  `create table advice_decision (
    id uuid primary key,
    ticket_id uuid not null references ticket on delete cascade,
    by_id uuid not null references person,
    at timestamptz not null,
    recommended_level smallint not null check (recommended_level between 1 and 3),
    recommended_priority smallint not null check (recommended_priority between 1 and 4),
    given_level smallint not null check (given_level between 1 and 3),
    given_priority smallint not null check (given_priority between 1 and 4),
    -- the kinds of reason for the level, then those for the priority, the weightiest first
    level_for text[] not null,
    priority_for text[] not null
  )`,
  'create index advice_decision_ticket on advice_decision (ticket_id, at desc)',
  'create index advice_decision_at on advice_decision (at)',
  // Which outages somebody still waits under.
  `create index ticket_gathered on ticket (parent_id)
    where parent_id is not null and state in ('new', 'assigned', 'pending')`,
  // A pass goes with the sign-in that it was asked under; one of before lives a few minutes more.
  'alter table file_pass add column login_id uuid references login on delete cascade',
  'create index file_pass_login on file_pass (login_id)',
];
