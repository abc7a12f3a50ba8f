import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What a decision came of, what stood in the way, and how often it was said again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table policy_decision
    add column occasion text not null default 'asked' check (occasion in ('asked', 'not-asked', 'withdrawn')),
    add column removed jsonb not null default '[]',
    add column refused boolean not null default false,
    add column times integer not null default 1 check (times > 0),
    add column last_at timestamptz`,
  `update policy_decision set last_at = at, refused = exists (
    select from jsonb_array_elements(capabilities) as one where not (one ->> 'allowed')::boolean)`,
  `alter table policy_decision
    alter column occasion drop default,
    alter column removed drop default,
    alter column refused drop default,
    alter column times drop default,
    alter column last_at set not null`,
  'create index policy_decision_refused on policy_decision (at, id) where refused',
];
