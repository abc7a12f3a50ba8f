import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Log } from '../log.ts';
import type { Database } from './tables.ts';

/** The database as cases see it: a pool outside transactions, one connection inside. */
export type Store = Kysely<Database>;

/** Connects lazily; a connection that breaks, idle or in the middle of a request, is logged and replaced, never a crash. */
export function openStore(url: string, log: Log): Store {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    application_name: STORE_NAME,
    connectionTimeoutMillis: 10_000,
  });
  pool.on('error', (error) => {
    if (!pool.ending) log.warn({ err: error }, 'database connection lost');
  });
  // One that is in use tells nobody else; the query that it breaks fails by itself.
  pool.on('connect', (client) => {
    client.on('error', (error) => log.debug({ err: error }, 'a database connection in use was lost'));
  });
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}

/** How a broker's connections are named in `pg_stat_activity`. */
export const STORE_NAME = 'accord-broker';
