import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What a ticket goes through until its requester says that everything is settled. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...states, ...concerns, ...levels, ...outages]) await sql.raw(statement).execute(db);
}

const states = [
  'alter table ticket drop constraint ticket_state_check',
  `alter table ticket add constraint ticket_state_check
    check (state in ('new', 'assigned', 'pending', 'resolved', 'closed', 'cancelled'))`,
  `alter table ticket
    add column outcome text check (outcome in ('confirmed', 'not-confirmed')),
    -- what its requester is asked for while it waits for them
    add column awaited text,
    -- when silence closes it
    add column closes_at timestamptz,
    add column closed_at timestamptz`,
  // Nobody was asked to confirm what was resolved before they could.
  `update ticket set state = 'closed', outcome = 'not-confirmed', closed_at = changed_at where state = 'resolved'`,
  `alter table ticket
    add constraint ticket_outcome_closed check ((state = 'closed') = (outcome is not null)),
    add constraint ticket_awaited_pending check ((state = 'pending') = (awaited is not null))`,
  `alter table ticket
    add column if not exists level smallint not null default 1 check (level between 1 and 3),
    add column if not exists team_id uuid references team`,
  'drop index ticket_open',
  `create index ticket_open on ticket (opened_at, id) where state in ('new', 'assigned', 'pending')`,
  `create index ticket_closes on ticket (closes_at) where state = 'resolved'`,
];

const concerns = [
  `create table concern (
    id uuid primary key default gen_random_uuid(),
    ticket_id uuid not null references ticket,
    request_id uuid,
    -- null for what was asked in the first place, which is on the ticket
    words text,
    by_requester boolean not null,
    state text not null default 'open' check (state in ('open', 'answered', 'confirmed', 'refused')),
    answer text,
    refusal text,
    added_at timestamptz not null,
    unique (ticket_id, request_id)
  )`,
  `insert into concern (ticket_id, by_requester, state, added_at)
    select id, true, case when state = 'closed' then 'answered' else 'open' end, opened_at from ticket`,
  /** However a ticket came to be, what was asked is its first concern. */
  `create function ask_first_concern() returns trigger language plpgsql as $$
    begin
      insert into concern (ticket_id, by_requester, added_at) values (new.id, true, new.opened_at);
      return null;
    end $$`,
  'create trigger ticket_asks after insert on ticket for each row execute function ask_first_concern()',
  `create table satisfaction (
    ticket_id uuid primary key references ticket,
    face smallint not null check (face between 1 and 5),
    words text,
    at timestamptz not null
  )`,
];

const levels = [
  `create table diagnosis (
    id uuid primary key,
    ticket_id uuid not null references ticket,
    request_id uuid not null,
    level smallint not null check (level between 1 and 3),
    author_id uuid not null references person,
    hypothesis text not null,
    tried text not null,
    outcome text not null check (outcome in ('found', 'ruled-out', 'unclear')),
    at timestamptz not null,
    unique (ticket_id, request_id)
  )`,
  `create table hand_over (
    id uuid primary key,
    ticket_id uuid not null references ticket,
    from_level smallint not null check (from_level between 1 and 3),
    to_level smallint not null check (to_level between 1 and 3 and to_level <> from_level),
    team_id uuid references team,
    by_id uuid not null references person,
    words text not null,
    at timestamptz not null
  )`,
  'create index hand_over_ticket on hand_over (ticket_id, at)',
];

const outages = [
  'alter table ticket add column parent_id uuid references ticket check (parent_id <> id)',
  'create index ticket_parent on ticket (parent_id) where parent_id is not null',
];
