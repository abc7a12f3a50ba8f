import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What a ticket concerns, how it came in, how soon it is worked on, where it waits, and by what it is found. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...tickets, ...desk, ...found]) await sql.raw(statement).execute(db);
}

const tickets = [
  `alter table ticket
    add column category text check (category in ('hardware', 'software', 'information')),
    add column channel text not null default 'client'
      check (channel in ('client', 'portal', 'telephone', 'email', 'on-site')),
    add column level smallint not null default 1 check (level between 1 and 3),
    add column team_id uuid references team,
    add column urgency text check (urgency in ('high', 'medium', 'low')),
    add column priority smallint check (priority between 1 and 4),
    add column priority_given boolean not null default false,
    add column snoozed_until timestamptz`,
  // As the matrix gives it that a broker starts with.
  `update ticket set priority = case impact when 'blocked' then 2 when 'hindered' then 3 else 4 end`,
  'alter table ticket alter column channel drop default, alter column priority set not null',
];

/** `pending` is open too: a ticket that waits for its requester stays in its queue. */
const OPEN = "state in ('new', 'assigned', 'pending')";

const desk = [
  `create index ticket_queue on ticket (level, priority, opened_at, id) where ${OPEN}`,
  `create index ticket_priority on ticket (priority, opened_at, id) where ${OPEN}`,
  `create index ticket_team on ticket (team_id, priority, opened_at, id) where ${OPEN}`,
  `create index ticket_assignee on ticket (assignee_id, priority, opened_at, id) where ${OPEN}`,
  'create index ticket_opened on ticket (opened_at desc, id desc)',
  `create table intake (
    id uuid primary key,
    reference text not null unique,
    channel text not null check (channel in ('telephone', 'on-site')),
    technician_id uuid not null references person,
    begun_at timestamptz not null,
    ended_at timestamptz,
    outcome text check (outcome in ('recorded', 'attached', 'abandoned')),
    ticket_id uuid references ticket on delete set null,
    check ((outcome is null) = (ended_at is null))
  )`,
  'create index intake_open on intake (technician_id) where outcome is null',
  `create table ticket_watch (
    ticket_id uuid not null references ticket on delete cascade,
    person_id uuid not null references person,
    primary key (ticket_id, person_id)
  )`,
  'create index ticket_watch_person on ticket_watch (person_id)',
  // A console that is open now, and the ticket on it; it counts as long as its broker lives.
  `create table desk_line (
    connection_id text primary key,
    broker integer not null,
    person_id uuid not null references person,
    ticket_id uuid references ticket on delete cascade
  )`,
  'create index desk_line_person on desk_line (person_id)',
  'create index desk_line_ticket on desk_line (ticket_id) where ticket_id is not null',
  'create table on_phone (person_id uuid primary key references person, since timestamptz not null)',
];

const ACCENTED = 'àâäáãåçéèêëíìîïñóòôöõúùûüýÿÀÂÄÁÃÅÇÉÈÊËÍÌÎÏÑÓÒÔÖÕÚÙÛÜÝŸ’';
const PLAIN = "aaaaaaceeeeiiiinooooouuuuyyAAAAAACEEEEIIIINOOOOOUUUUYY''";

const found = [
  // Without capitals and accents, in whatever locale the database was made.
  `create function folded(words text) returns text language sql immutable parallel safe
    return lower(translate(words, '${ACCENTED}', '${PLAIN}'))`,
  `alter table person
    add column telephone text,
    add column search text generated always as (folded(
      name || ' ' || email || ' ' || regexp_replace(coalesce(telephone, ''), '[^0-9]', '', 'g'))) stored`,
  'create index person_search on person using gin (search gin_trgm_ops)',
  'create index person_begins on person (folded(name) text_pattern_ops)',
  'create index workstation_search on workstation using gin (folded(name) gin_trgm_ops)',
  'create index workstation_begins on workstation (folded(name) text_pattern_ops)',
  // Beside what was asked: who asked, and the reference in each way that somebody may type it.
  "alter table ticket add column search text not null default ''",
  `create function index_ticket() returns trigger language plpgsql as $$
    begin
      new.search := folded(concat_ws(' ', new.reference, replace(new.reference, '-', ''),
        regexp_replace(new.reference, '-0*([1-9][0-9]*)$', '-\\1'),
        (select name from person where id = new.requester_id), new.words));
      return new;
    end $$`,
  `create trigger ticket_indexed before insert or update of words, requester_id on ticket
    for each row execute function index_ticket()`,
  `create function index_tickets_of() returns trigger language plpgsql as $$
    begin
      update ticket set words = words where requester_id = new.id;
      return null;
    end $$`,
  `create trigger tickets_indexed after update of name on person
    for each row when (old.name is distinct from new.name) execute function index_tickets_of()`,
  'update ticket set words = words',
  'create index ticket_search on ticket using gin (search gin_trgm_ops)',
];
