import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Which sign-in a session was asked with: it ends with it. Null for sessions of before; the sign-in itself goes without a trace here. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table remote_session add column login_id uuid`.execute(db);
  await sql`create index remote_session_login on remote_session (login_id)
    where phase ->> 'type' not in ('refused', 'withdrawn', 'ended')`.execute(db);
}
