import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Versions of the rules, the draft and the proposal of the next one, and every decision made under them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...versions, ...decisions]) await sql.raw(statement).execute(db);
}

const versions = [
  `create table policy_version (
    number integer primary key check (number > 0),
    content jsonb not null,
    author_id uuid references person,
    approver_id uuid references person check (approver_id <> author_id),
    note text not null,
    brings_back integer references policy_version,
    published_at timestamptz not null
  )`,
  'create trigger policy_version_stays before update or delete on policy_version for each row execute function refuse_change()',
  'create trigger policy_version_whole before truncate on policy_version for each statement execute function refuse_change()',
  /** One of each at most. */
  `create table policy_draft (
    single boolean primary key default true check (single),
    content jsonb not null,
    base integer not null references policy_version,
    revision integer not null check (revision > 0),
    saved_by uuid not null references person,
    saved_at timestamptz not null
  )`,
  `create table policy_proposal (
    single boolean primary key default true check (single),
    content jsonb not null,
    base integer not null references policy_version,
    brings_back integer references policy_version,
    note text not null,
    saved_by uuid references person,
    proposed_by uuid not null references person,
    proposed_at timestamptz not null
  )`,
];

const decisions = [
  `create table policy_decision (
    id uuid primary key,
    at timestamptz not null,
    version integer not null references policy_version,
    ticket_id uuid not null,
    technician_id uuid not null,
    workstation_id uuid not null,
    input jsonb not null,
    capabilities jsonb not null,
    keep_until timestamptz not null
  )`,
  'create index policy_decision_time on policy_decision (at, id)',
  'create index policy_decision_ticket on policy_decision (ticket_id, at)',
  'create index policy_decision_technician on policy_decision (technician_id, at)',
  'create index policy_decision_end on policy_decision (keep_until)',
];
