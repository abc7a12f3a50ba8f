import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { prepareDataFolder } from '../../../server/store/embedded/data-folder.ts';
import { startEmbeddedDatabase } from '../../../server/store/embedded/embedded-database.ts';

/** A real PostgreSQL for one test file, with as many databases as its tests want. */
export interface Cluster {
  database(): Promise<string>;
  stop(): Promise<void>;
}

export async function startCluster(): Promise<Cluster> {
  const folder = await aFolder();
  await prepareDataFolder(folder);
  const embedded = await startEmbeddedDatabase(folder);
  return {
    database: async () => {
      const name = `t${randomBytes(6).toString('hex')}`;
      await query(embedded.url, `create database ${name}`);
      return embedded.url.replace(/\/postgres$/, `/${name}`);
    },
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
