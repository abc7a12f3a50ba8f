import type { Kysely } from 'kysely';
import { Migrator, sql } from 'kysely';
import * as foundation from './migrations/0001-foundation.ts';
import type { Database } from './tables.ts';

/** The order in which the schema came to be; a line is never changed once released, only added. */
const MIGRATIONS = { '0001-foundation': foundation };

/** Two brokers that start together meet here: the second waits for the first, then finds nothing to do. */
const MIGRATION_LOCK = 4_700_001;

/** Returns the names of the migrations that were applied now; throws when one fails, leaving none half done. */
export async function migrate(db: Kysely<Database>): Promise<readonly string[]> {
  return await db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`.execute(connection);
    try {
      const provider = { getMigrations: () => Promise.resolve(MIGRATIONS) };
      const { error, results } = await new Migrator({ db: connection, provider }).migrateToLatest();
      if (error !== undefined) throw new Error('the database could not be brought to this version', { cause: error });
      return (results ?? []).map(({ migrationName }) => migrationName);
    } finally {
      await sql`select pg_advisory_unlock(${MIGRATION_LOCK})`.execute(connection);
    }
  });
}
