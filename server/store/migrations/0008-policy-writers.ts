import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Everybody who changed a draft, and not the last of them alone: none of them approves what it becomes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['policy_draft', 'policy_proposal']) {
    await sql.raw(`alter table ${table} add column writers uuid[] not null default '{}'`).execute(db);
    await sql.raw(`update ${table} set writers = array_remove(array[saved_by], null)`).execute(db);
  }
  await sql`alter table policy_proposal drop column saved_by`.execute(db);
}
