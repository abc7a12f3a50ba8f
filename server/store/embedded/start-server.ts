import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import type { Programs } from './programs.ts';
import type { ServerAccount } from './server-account.ts';

export interface RunningServer {
  readonly port: number;
  /** Resolves when the server is gone, asked or not. */
  readonly gone: Promise<void>;
  /** Ends every connection and the server; resolves once it is gone. */
  stop(): Promise<void>;
}

/** Starts the server on a free port of the loopback and waits until it answers; its own words go to `postgresql.log` in the cluster. */
export async function startServer(
  programs: Programs,
  cluster: string,
  account: ServerAccount,
  connect: (port: number) => pg.Client,
): Promise<RunningServer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOn(await freePort(), programs, cluster, account, connect);
    } catch (error) {
      /** Between finding a free port and using it, somebody else may. */
      if (attempt === 3) throw error;
    }
  }
}

async function startOn(
  port: number,
  programs: Programs,
  cluster: string,
  account: ServerAccount,
  connect: (port: number) => pg.Client,
): Promise<RunningServer> {
  const log = await open(join(cluster, 'postgresql.log'), 'a');
  const child = spawn(
    programs.postgres,
    ['-D', cluster, '-p', String(port), ...SETTINGS.flatMap((one) => ['-c', one])],
    {
      ...account,
      cwd: cluster,
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', log.fd, log.fd],
      /** A group of its own: Ctrl-C in a terminal is for the broker, which stops the server last. */
      detached: true,
    },
  );
  await log.close();
  const gone = once(child, 'exit').then(() => undefined);
  await answering(child, () => connect(port), join(cluster, 'postgresql.log'));
  return { port, gone, stop: () => stop(child, gone) };
}

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=60',
  'log_min_messages=warning',
  'log_checkpoints=off',
  /** Details hold the values of rows: they stay out of the log. */
  'log_error_verbosity=terse',
  'log_min_error_statement=panic',
];

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port on the loopback');
  return address.port;
}

async function answering(child: ChildProcess, connect: () => pg.Client, log: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`PostgreSQL did not start: see ${log}`);
    const client = connect();
    try {
      await client.connect();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw new Error(`PostgreSQL does not answer: see ${log}`, { cause: error });
      await wait(30);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

async function stop(child: ChildProcess, gone: Promise<void>): Promise<void> {
  child.kill('SIGINT');
  const slow = AbortSignal.timeout(10_000);
  slow.addEventListener('abort', () => child.kill('SIGQUIT'));
  await gone;
}
