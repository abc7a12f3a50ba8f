import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { STORE_NAME } from '../open-store.ts';

/** Another living broker works on the same data folder. */
export class DataFolderInUse extends Error {}

/**
 * Clears what a killed broker left: stops its orphaned server, forgets the pid file of a dead one.
 * Throws `DataFolderInUse` when the server still serves a living broker.
 */
export async function clearLeftover(cluster: string, connect: (port: number) => pg.Client): Promise<void> {
  const left = await readPidFile(cluster);
  if (left === undefined) return;
  const deadline = Date.now() + PATIENCE_MS;
  while (isAlive(left.pid) && Date.now() < deadline) {
    const serving = await isServing(cluster, connect(left.port));
    if (serving === 'another-cluster') break;
    if (serving === 'this-cluster') {
      process.kill(left.pid, 'SIGINT');
      return await goneBy(cluster, left.pid, deadline);
    }
    await wait(100);
  }
  await rm(join(cluster, PID_FILE), { force: true });
}

const PID_FILE = 'postmaster.pid';
const PATIENCE_MS = 15_000;

async function readPidFile(cluster: string): Promise<{ pid: number; port: number } | undefined> {
  const text = await readFile(join(cluster, PID_FILE), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return Number.isInteger(pid) && pid > 1 && Number.isInteger(port) && port > 0 ? { pid, port } : undefined;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The server itself says which folder it works on: a pid alone may long belong to something else. */
async function isServing(cluster: string, client: pg.Client): Promise<'this-cluster' | 'another-cluster' | 'not-yet'> {
  try {
    await client.connect();
    const folder = await client.query<{ data_directory: string }>('show data_directory');
    if (folder.rows[0]?.data_directory !== cluster) return 'another-cluster';
    await refuseIfServed(client, cluster);
    return 'this-cluster';
  } catch (error) {
    if (error instanceof DataFolderInUse) throw error;
    return isForeign(error) ? 'another-cluster' : 'not-yet';
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The connections of a broker just killed close within moments; those of a living one stay. */
async function refuseIfServed(client: pg.Client, cluster: string): Promise<void> {
  const deadline = Date.now() + 3_000;
  for (;;) {
    const { rows } = await client.query('select 1 from pg_stat_activity where application_name = $1 limit 1', [
      STORE_NAME,
    ]);
    if (rows.length === 0) return;
    if (Date.now() > deadline) throw new DataFolderInUse(cluster);
    await wait(100);
  }
}

/** Nobody listens there, or somebody who does not know our password: the pid file speaks of the past. */
function isForeign(error: unknown): boolean {
  if (!(error instanceof Error && 'code' in error)) return false;
  return error.code === 'ECONNREFUSED' || error.code === '28P01' || error.code === '28000';
}

/** A server that ended in order takes its pid file along; its process may linger as an entry nobody has collected. */
async function goneBy(cluster: string, pid: number, deadline: number): Promise<void> {
  while (isAlive(pid) && (await readPidFile(cluster))?.pid === pid) {
    if (Date.now() > deadline) throw new Error(`the PostgreSQL that a killed broker left (pid ${pid}) does not stop`);
    await wait(50);
  }
}
