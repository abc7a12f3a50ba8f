import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Log } from '../log.ts';
import type { Database } from './tables.ts';

/** The database as cases see it: a pool outside transactions, one connection inside. */
export type Store = Kysely<Database>;

/** How many connections a broker has, and how long a question waits for one of them. */
export interface PoolBounds {
  readonly most: number;
  readonly patienceMs: number;
}

/** Before those who ask over a wire have given up, so that they hear why. */
export const POOL: PoolBounds = { most: 10, patienceMs: 8_000 };

/** When to ask again after that, in milliseconds. */
export const BUSY_MS = 5_000;

/** Every connection was in use for as long as a question waits. */
class StoreBusy extends Error {}

/** Whether somebody else's error, however it was wrapped, comes from there. */
export const isBusy = (error: unknown): boolean =>
  error instanceof StoreBusy || (error instanceof Error && error.cause !== undefined && isBusy(error.cause));

/** Connects lazily; a connection that breaks, idle or in the middle of a request, is logged and replaced, never a crash. */
export function openStore(url: string, log: Log, { most, patienceMs }: PoolBounds = POOL): Store {
  const pool = new pg.Pool({
    connectionString: url,
    max: most,
    application_name: STORE_NAME,
    connectionTimeoutMillis: patienceMs,
  });
  pool.on('error', (error) => {
    if (!pool.ending) log.warn({ err: error }, 'database connection lost');
  });
  // One that is in use tells nobody else; the query that it breaks fails by itself.
  pool.on('connect', (client) => {
    client.on('error', (error) => log.debug({ err: error }, 'a database connection in use was lost'));
  });
  const connect = async (): Promise<pg.PoolClient> => {
    try {
      return await pool.connect();
    } catch (cause) {
      if (pool.totalCount < most) throw cause;
      throw new StoreBusy('every connection to the database is in use', { cause });
    }
  };
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool: { connect, end: () => pool.end() } }) });
}

/** How a broker's connections are named in `pg_stat_activity`. */
export const STORE_NAME = 'accord-broker';
