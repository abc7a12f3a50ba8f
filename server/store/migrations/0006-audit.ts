import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { GENESIS } from '../../../app/audit/chain.ts';
import { AuditEntry } from '../../../app/audit/entry.ts';
import { appendEvents } from '../../audit/append.ts';
import { lineDraft } from '../../audit/drafts.ts';
import type { Database } from '../tables.ts';

/** The chain takes the place of the timeline's own table: the lines that exist become its first events, in their order. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...tables, ...chaining]) await sql.raw(statement).execute(db);
  await sql`insert into audit_head (seq, hash) values (${GENESIS.seq}, ${GENESIS.hash})`.execute(db);
  await chainExisting(db);
  for (const statement of [...leftovers, ...guards]) await sql.raw(statement).execute(db);
}

const tables = [
  `create table audit_event (
    id uuid primary key,
    seq bigint unique,
    at timestamptz not null,
    kind text not null,
    actor_kind text not null,
    actor_person_id uuid,
    actor_workstation_id uuid,
    ticket_id uuid,
    reference text,
    session_id uuid,
    workstation_id uuid,
    person_id uuid,
    body jsonb not null,
    commitments jsonb not null,
    digest text not null,
    prev text,
    hash text
  )`,
  'create index audit_event_ticket on audit_event (ticket_id, seq) where ticket_id is not null',
  'create index audit_event_person on audit_event (person_id, seq) where person_id is not null',
  'create index audit_event_actor on audit_event (actor_person_id, seq) where actor_person_id is not null',
  'create index audit_event_at on audit_event (at)',
  `create table audit_value (
    event_id uuid not null references audit_event on delete cascade,
    name text not null,
    person_id uuid,
    salt text not null,
    value jsonb not null,
    primary key (event_id, name)
  )`,
  'create index audit_value_person on audit_value (person_id) where person_id is not null',
  `create table audit_head (
    only_one boolean primary key default true check (only_one),
    seq bigint not null,
    hash text not null
  )`,
  `create table audit_checkpoint (
    seq bigint primary key,
    hash text not null,
    at timestamptz not null,
    broker_key text not null,
    signature text not null
  )`,
  `create table audit_download (
    hash text primary key,
    person_id uuid not null references person on delete cascade,
    wanted jsonb not null,
    expires_at timestamptz not null
  )`,
  /** Wrong passwords and codes until they become one event; without a person for accounts that nobody has. */
  `create table audit_missed (
    person_id uuid references person on delete cascade,
    count integer not null,
    first_at timestamptz not null,
    last_at timestamptz not null,
    unique nulls not distinct (person_id)
  )`,
  'create table broker_key (name text primary key, sealed text not null)',
];

/** While a transaction commits, and after everything else it did, each of its events gets its place: see `hashOf`. */
const chaining = [
  `create function chain_event() returns trigger language plpgsql as $$
    declare
      head audit_head;
      before text;
    begin
      select * into head from audit_head for update;
      head.seq := head.seq + 1;
      before := head.hash;
      head.hash := encode(sha256(convert_to(
        'accord-audit-event-v1|' || head.seq || '|' || before || '|' || new.digest, 'utf8')), 'hex');
      update audit_event set seq = head.seq, prev = before, hash = head.hash where id = new.id;
      update audit_head set seq = head.seq, hash = head.hash;
      return null;
    end $$`,
  `create constraint trigger audit_event_chained after insert on audit_event
    deferrable initially deferred for each row execute function chain_event()`,
];

const leftovers = ['set constraints all immediate', 'drop table audit_entry'];

/** Against accidents and other programs, not against whoever owns the database: that is what the chain is for. */
const guards = [
  `create or replace function refuse_change() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and tg_table_name = 'audit_event' then
        if old.seq is null then
          return new;
        end if;
      end if;
      if tg_op = 'DELETE' and current_setting('accord.retention', true) = tg_table_name then
        return old;
      end if;
      raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
    end $$`,
  ...['audit_event', 'audit_checkpoint'].flatMap((table) => [
    `create trigger ${table}_stays before update or delete on ${table} for each row execute function refuse_change()`,
    `create trigger ${table}_whole before truncate on ${table} for each statement execute function refuse_change()`,
  ]),
  'create trigger audit_value_stays before update on audit_value for each row execute function refuse_change()',
];

interface OldLine {
  readonly id: string;
  readonly ticket_id: string;
  readonly reference: string;
  readonly session_id: string | null;
  readonly actor: unknown;
  readonly fact: unknown;
  readonly recorded_at: Date;
  readonly person_id: string | null;
}

/** Old lines named their actor without an id: the one person of that name and role is meant, when there is only one. */
async function chainExisting(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<OldLine>`
    select audit_entry.*, (
      select min(person.id::text) from person
      where person.name = actor ->> 'name' and person.role = actor ->> 'kind' having count(*) = 1
    ) as person_id
    from audit_entry order by position`.execute(db);
  const random = { hex: (bytes: number) => randomBytes(bytes).toString('hex') };
  const unchained = rows.map((row) => {
    const entry = AuditEntry.parse({
      id: row.id,
      ticketId: row.ticket_id,
      reference: row.reference,
      sessionId: row.session_id,
      actor: row.actor,
      fact: row.fact,
      recordedAt: row.recorded_at.getTime(),
    });
    const actor = row.person_id === null ? entry.actor : { ...entry.actor, personId: row.person_id };
    const ticket = { id: entry.ticketId, reference: entry.reference };
    return lineDraft({ ...entry, ticket, actor }, entry.id, entry.recordedAt);
  });
  // The tables it writes to have just been made, as the schema of this version has them.
  const store = db as Kysely<Database>;
  for (let from = 0; from < unchained.length; from += BATCH)
    await appendEvents(store, random, unchained.slice(from, from + BATCH));
}

const BATCH = 1000;
