import { sql } from 'kysely';
import type { Store } from './open-store.ts';

/** Brokers of one database that start together meet here: one prepares it, the others wait and find nothing left to do. */
export async function alone<T>(store: Store, prepare: () => Promise<T>): Promise<T> {
  return await store.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${PREPARATION_LOCK})`.execute(connection);
    try {
      return await prepare();
    } finally {
      await sql`select pg_advisory_unlock(${PREPARATION_LOCK})`.execute(connection);
    }
  });
}

const PREPARATION_LOCK = 4_700_001;
