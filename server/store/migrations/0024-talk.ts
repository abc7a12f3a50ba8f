import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** The conversation of a ticket, the notes that technicians keep beside it, and the files of both. What requesters had added to their tickets becomes messages. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...messages, ...notes, ...files]) await sql.raw(statement).execute(db);
}

const messages = [
  `create table ticket_message (
    ticket_id uuid not null references ticket,
    number integer not null check (number > 0),
    request_id uuid not null,
    author_id uuid not null references person,
    words text not null,
    said_at timestamptz not null,
    primary key (ticket_id, number),
    unique (ticket_id, author_id, request_id)
  )`,
  'create index ticket_message_of_author on ticket_message (author_id)',
  `insert into ticket_message (ticket_id, number, request_id, author_id, words, said_at)
    select ticket_id, row_number() over (partition by ticket_id order by added_at, ticket_word.request_id),
      ticket_word.request_id, ticket.requester_id, ticket_word.words, added_at
    from ticket_word join ticket on ticket.id = ticket_id`,
  'drop table ticket_word',
  `create table ticket_read (
    ticket_id uuid not null references ticket,
    person_id uuid not null references person,
    up_to integer not null check (up_to > 0),
    read_at timestamptz not null,
    primary key (ticket_id, person_id)
  )`,
];

/** A table of its own: no reading of messages can come across a note. */
const notes = [
  `create table ticket_note (
    id uuid primary key,
    ticket_id uuid not null references ticket,
    request_id uuid not null,
    author_id uuid not null references person,
    words text not null,
    written_at timestamptz not null,
    unique (ticket_id, author_id, request_id)
  )`,
];

const files = [
  `create table ticket_file (
    id uuid primary key,
    ticket_id uuid not null references ticket,
    sender_id uuid not null references person,
    name text not null,
    bytes integer not null check (bytes > 0),
    received integer not null default 0 check (received <= bytes),
    -- null until the last byte has arrived
    sha256 text,
    width integer,
    height integer,
    message_number integer,
    note_id uuid references ticket_note,
    gone boolean not null default false,
    begun_at timestamptz not null,
    foreign key (ticket_id, message_number) references ticket_message,
    check (message_number is null or note_id is null),
    check (sha256 is not null or (message_number is null and note_id is null))
  )`,
  'create index ticket_file_of_ticket on ticket_file (ticket_id)',
  'create index ticket_file_of_sender on ticket_file (sender_id, begun_at)',
  'create index ticket_file_loose on ticket_file (begun_at) where message_number is null and note_id is null',
  `create table ticket_file_piece (
    file_id uuid not null references ticket_file on delete cascade,
    from_byte integer not null,
    content bytea not null,
    primary key (file_id, from_byte)
  )`,
  // Pictures and documents are compressed already.
  'alter table ticket_file_piece alter column content set storage external',
  `create table file_pass (
    hash text primary key,
    file_id uuid not null references ticket_file on delete cascade,
    person_id uuid not null references person,
    opens text not null check (opens in ('upload', 'download')),
    expires_at timestamptz not null
  )`,
  'create index file_pass_expires on file_pass (expires_at)',
];
