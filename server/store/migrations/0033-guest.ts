import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Links for somebody outside to one ticket, and what is said there; how long others lately waited is read off those that were answered last. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  'create index ticket_answered on ticket (answered_at) where answered_at is not null',
  `create table guest_link (
    id uuid primary key,
    ticket_id uuid not null references ticket on delete cascade,
    made_by uuid not null references person,
    name text not null,
    -- of its secret, which is kept nowhere
    hash text not null unique,
    with_notes boolean not null,
    made_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    opened_at timestamptz
  )`,
  'create index guest_link_of_ticket on guest_link (ticket_id)',
  `create table guest_pass (
    hash text primary key,
    link_id uuid not null references guest_link on delete cascade,
    expires_at timestamptz not null
  )`,
  'create index guest_pass_of_link on guest_pass (link_id)',
  // By a guest where there is a link, else by a technician.
  `create table guest_word (
    id uuid primary key,
    ticket_id uuid not null references ticket on delete cascade,
    link_id uuid references guest_link on delete cascade,
    author_id uuid references person,
    request_id uuid not null,
    kind text not null,
    name text not null,
    words text not null,
    said_at timestamptz not null,
    check ((link_id is null) <> (author_id is null))
  )`,
  'create index guest_word_of_ticket on guest_word (ticket_id, said_at)',
  'create unique index guest_word_once on guest_word (ticket_id, coalesce(link_id, author_id), request_id)',
];
