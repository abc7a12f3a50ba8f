import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** How long others lately waited is read off those that were answered last. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = ['create index ticket_answered on ticket (answered_at) where answered_at is not null'];
