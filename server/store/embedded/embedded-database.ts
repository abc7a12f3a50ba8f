import { join } from 'node:path';
import pg from 'pg';
import { createCluster, ROLE } from './create-cluster.ts';
import { keptSecret } from './data-folder.ts';
import { clearLeftover } from './leftover.ts';
import { findPrograms } from './programs.ts';
import { obstacleFor, serverAccount } from './server-account.ts';
import { startServer } from './start-server.ts';

export interface EmbeddedDatabase {
  readonly url: string;
  readonly gone: Promise<void>;
  stop(): Promise<void>;
}

/** The account that PostgreSQL must run as can't pass through a folder on the way to its data. */
export class DataFolderOutOfReach extends Error {
  readonly obstacle: string;
  constructor(obstacle: string) {
    super(`${obstacle} lets PostgreSQL's account not through`);
    this.obstacle = obstacle;
  }
}

/** The real PostgreSQL in the data folder, for this broker alone; it ends with `stop`, and the next start clears what a kill left. */
export async function startEmbeddedDatabase(dataFolder: string): Promise<EmbeddedDatabase> {
  const account = await serverAccount();
  const cluster = join(dataFolder, 'postgresql');
  const obstacle = await obstacleFor(account, cluster);
  if (obstacle !== null) throw new DataFolderOutOfReach(obstacle);
  const programs = await findPrograms(dataFolder, account);
  const password = await keptSecret(dataFolder, 'postgresql-password');
  const connect = (port: number): pg.Client => {
    const client = new pg.Client({
      host: '127.0.0.1',
      port,
      user: ROLE,
      password,
      database: 'postgres',
      connectionTimeoutMillis: 5_000,
    });
    /** A server that stops says so on every connection; whoever waits for it learns it from the query. */
    client.on('error', () => undefined);
    return client;
  };
  await createCluster(programs, cluster, account, password);
  await clearLeftover(cluster, connect);
  const server = await startServer(programs, cluster, account, connect);
  const url = `postgres://${ROLE}:${encodeURIComponent(password)}@127.0.0.1:${server.port}/postgres`;
  return { url, gone: server.gone, stop: server.stop };
}
