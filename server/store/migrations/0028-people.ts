import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Accounts that were tied to another, sign-ins that still owe a proof, networks an account is at home in, computers that were let in and taken out again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...accounts, ...computers]) await sql.raw(statement).execute(db);
}

const accounts = [
  /** Whose account this one has become part of; it opens nothing from then on. */
  `alter table person add column merged_into uuid references person check (merged_into <> id)`,
  'create index person_merged on person (merged_into) where merged_into is not null',
  `alter table login
    add column tie jsonb,
    add column told_at timestamptz`,
  `create table known_network (
    person_id uuid not null references person on delete cascade,
    network text not null,
    last_at timestamptz not null,
    primary key (person_id, network)
  )`,
  'create index known_network_age on known_network (last_at)',
  `insert into known_network (person_id, network, last_at)
    select person_id, network, max(last_seen_at) from login where opened_at is not null and network <> ''
    group by person_id, network`,
];

const computers = [
  'alter table enrolment_token add column ties_by_name boolean not null default false',
  'alter table enrolled_device add column withdrawn_at timestamptz',
];
