import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Accounts as better-auth expects them, tickets, sessions, the timeline, and what several brokers share. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...accounts, ...tickets, ...sessions, ...timeline, ...brokers])
    await sql.raw(statement).execute(db);
}

const accounts = [
  `create table person (
    id uuid primary key default gen_random_uuid(),
    name text not null,
    email text not null unique check (email = lower(email)),
    email_verified boolean not null,
    image text,
    role text not null check (role in ('employee', 'technician', 'administrator')),
    level smallint check (level between 1 and 3),
    team text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    check ((role = 'technician') = (level is not null)),
    check (role = 'technician' or team is null)
  )`,
  `create table login (
    id uuid primary key default gen_random_uuid(),
    token text not null unique,
    person_id uuid not null references person on delete cascade,
    expires_at timestamptz not null,
    ip_address text,
    user_agent text,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  'create index login_person on login (person_id)',
  'create index login_expiry on login (expires_at)',
  `create table account (
    id uuid primary key default gen_random_uuid(),
    account_id text not null,
    provider_id text not null,
    person_id uuid not null references person on delete cascade,
    access_token text,
    refresh_token text,
    id_token text,
    access_token_expires_at timestamptz,
    refresh_token_expires_at timestamptz,
    scope text,
    password text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (provider_id, account_id)
  )`,
  'create index account_person on account (person_id)',
  `create table verification (
    id uuid primary key default gen_random_uuid(),
    identifier text not null,
    value text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  'create table setup_token (hash text primary key)',
  'create table sign_in_attempt (id uuid not null, bucket text not null, at timestamptz not null, primary key (id, bucket))',
  'create index sign_in_attempt_bucket on sign_in_attempt (bucket, at)',
  'create index sign_in_attempt_age on sign_in_attempt (at)',
  /** However a sign-in ends, every broker hears of it and closes its connections. */
  `create function tell_login_ended() returns trigger language plpgsql as $$
    begin
      perform pg_notify('accord', json_build_object('kind', 'login-ended', 'loginId', old.id)::text);
      return null;
    end $$`,
  'create trigger login_ended after delete on login for each row execute function tell_login_ended()',
];

const tickets = [
  `create table workstation (
    id uuid primary key,
    person_id uuid not null references person,
    name text not null,
    public_key text not null,
    created_at timestamptz not null,
    unique (public_key, person_id)
  )`,
  `create table ticket (
    id uuid primary key,
    reference text not null unique,
    requester_id uuid not null references person,
    request_id uuid not null,
    words text not null,
    impact text not null check (impact in ('blocked', 'hindered', 'question')),
    state text not null check (state in ('new', 'assigned', 'resolved', 'cancelled')),
    assignee_id uuid references person,
    workstation_id uuid references workstation,
    opened_at timestamptz not null,
    changed_at timestamptz not null,
    unique (requester_id, request_id)
  )`,
  `create index ticket_waiting on ticket (opened_at, id) where state = 'new'`,
  `create index ticket_open on ticket (opened_at, id) where state in ('new', 'assigned')`,
  'create index ticket_requester on ticket (requester_id, opened_at)',
  'create index ticket_workstation on ticket (workstation_id)',
  `create table ticket_word (
    ticket_id uuid not null references ticket,
    request_id uuid not null,
    words text not null,
    added_at timestamptz not null,
    primary key (ticket_id, request_id)
  )`,
  'create table reference_counter (kind text, year integer, last integer not null, primary key (kind, year))',
];

const sessions = [
  `create table remote_session (
    id uuid primary key,
    ticket_id uuid not null references ticket,
    workstation_id uuid not null references workstation,
    technician_id uuid not null references person,
    technician jsonb not null,
    demand jsonb not null,
    policy_version integer not null,
    opening text,
    asked_at timestamptz not null,
    answer_by timestamptz not null,
    phase jsonb not null
  )`,
  'create index remote_session_ticket on remote_session (ticket_id)',
  'create index remote_session_workstation on remote_session (workstation_id, asked_at)',
  /** At most one session asked or live on a workstation, whatever two brokers decide at once. */
  `create unique index remote_session_alone on remote_session (workstation_id)
    where phase ->> 'type' not in ('refused', 'withdrawn', 'ended')`,
  `create table applied_report (
    session_id uuid not null references remote_session,
    report_id uuid not null,
    primary key (session_id, report_id)
  )`,
];

const timeline = [
  `create table audit_entry (
    position bigint generated always as identity primary key,
    id uuid not null unique,
    ticket_id uuid not null references ticket,
    reference text not null,
    session_id uuid references remote_session,
    actor jsonb not null,
    fact jsonb not null,
    recorded_at timestamptz not null
  )`,
  'create index audit_entry_ticket on audit_entry (ticket_id, position)',
  `create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
    end $$`,
  'create trigger audit_entry_stays before update or delete on audit_entry for each row execute function refuse_change()',
  'create trigger audit_entry_whole before truncate on audit_entry for each statement execute function refuse_change()',
];

const brokers = [
  'create sequence broker_number as integer cycle',
  /** A broker lives as long as the connection that holds the lock of its number. */
  `create view live_broker as
    select objid::integer as number from pg_locks
    where locktype = 'advisory' and granted and objsubid = 2 and classid = 4700
      and database = (select oid from pg_database where datname = current_database())`,
  `create table attachment (
    workstation_id uuid primary key references workstation,
    broker integer not null,
    connection_id text not null
  )`,
  'create unlogged table bus_message (id bigint generated always as identity primary key, body text not null, at timestamptz not null default now())',
];
