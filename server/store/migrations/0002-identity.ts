import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Second factors, passkeys, what a sign-in tells of itself, steps of a sign-in under way, and the administrators' settings. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...logins, ...factors, ...steps]) await sql.raw(statement).execute(db);
}

const logins = [
  `alter table login
    add column opened_at timestamptz,
    add column second_factor boolean not null default false,
    add column application text not null default '',
    add column system text not null default '',
    add column network text not null default '',
    add column last_seen_at timestamptz not null default now()`,
  'update login set opened_at = created_at, last_seen_at = updated_at',
  'create index login_pending on login (created_at) where opened_at is null',
];

const factors = [
  'alter table person add column two_factor_enabled boolean not null default false',
  `create table two_factor (
    id uuid primary key default gen_random_uuid(),
    person_id uuid not null unique references person on delete cascade,
    secret text not null,
    backup_codes text not null,
    verified boolean not null default false,
    failed_verification_count integer not null default 0,
    locked_until timestamptz
  )`,
  /** A code opens one sign-in, however long the clock still shows it. */
  `create table spent_code (
    person_id uuid not null references person on delete cascade,
    digest text not null,
    at timestamptz not null,
    primary key (person_id, digest)
  )`,
  'create index spent_code_age on spent_code (at)',
  `create table passkey (
    id uuid primary key,
    person_id uuid not null references person on delete cascade,
    name text not null,
    credential_id text not null unique,
    public_key text not null,
    counter bigint not null,
    transports jsonb not null,
    added_at timestamptz not null,
    used_at timestamptz
  )`,
  'create index passkey_person on passkey (person_id)',
];

const steps = [
  /** What a sign-in or a new passkey is in the middle of; known by the digest of a secret that only its client has. */
  `create table sign_in_step (
    digest text primary key,
    kind text not null,
    value jsonb not null,
    expires_at timestamptz not null
  )`,
  'create index sign_in_step_age on sign_in_step (expires_at)',
  `create table setting (
    name text primary key,
    value jsonb not null,
    changed_at timestamptz not null,
    changed_by uuid references person on delete set null
  )`,
];
