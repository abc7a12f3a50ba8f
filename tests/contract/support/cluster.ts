import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { prepareDataFolder } from '../../../server/store/embedded/data-folder.ts';
import { startEmbeddedDatabase } from '../../../server/store/embedded/embedded-database.ts';
import { copyDataFolder } from '../../support/prepared/data-folder.ts';
import type { Staff } from './staff.ts';
import { readStaff } from './staff.ts';

/** A real PostgreSQL for one test file, with as many databases as its tests want. */
export interface Cluster {
  /** Ready for a broker: with the run's preparation as one that has started before leaves it, else empty. */
  database(): Promise<string>;
  /** Without a single table. */
  emptyDatabase(): Promise<string>;
  /** One whose staff is there and signed in; null when the run has prepared none. */
  staffed(): Promise<{ readonly url: string; readonly staff: Staff } | null>;
  stop(): Promise<void>;
}

/** The databases of a prepared cluster that others are copied from. */
export const TEMPLATES = { fresh: 'fresh', staffed: 'staffed' } as const;

/** A copy of what the run has prepared (`make-cluster.ts`); outside such a run, one that is made in full. */
export async function startCluster(): Promise<Cluster> {
  const prepared = process.env.ACCORD_PREPARED_CLUSTER;
  const folder = await aFolder();
  await prepareDataFolder(folder);
  if (prepared !== undefined) await copyDataFolder(prepared, folder);
  const embedded = await startEmbeddedDatabase(folder);
  const make = async (like: string): Promise<string> => {
    const name = `t${randomBytes(6).toString('hex')}`;
    await query(embedded.url, `create database ${name} template ${like}`);
    return embedded.url.replace(/\/postgres$/, `/${name}`);
  };
  return {
    database: () => make(prepared === undefined ? 'template1' : TEMPLATES.fresh),
    emptyDatabase: () => make('template1'),
    staffed: async () =>
      prepared === undefined ? null : { url: await make(TEMPLATES.staffed), staff: await readStaff(prepared) },
    stop: async () => {
      await embedded.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export const aFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'accord-test-'));

/** One statement beside the broker, as whoever administers the database could send it. */
export async function query<R extends pg.QueryResultRow>(
  url: string,
  text: string,
  values: readonly unknown[] = [],
): Promise<R[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}
