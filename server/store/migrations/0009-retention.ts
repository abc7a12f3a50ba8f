import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** How long a decision is kept is a setting, so that no decision says it of itself. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table policy_decision drop column keep_until`.execute(db);
}
