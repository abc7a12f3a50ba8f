import { execFile } from 'node:child_process';
import { chown, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Programs } from './programs.ts';
import type { ServerAccount } from './server-account.ts';

/** The one role of the embedded server. */
export const ROLE = 'accord';

/** Runs initdb once; a cluster cut short by a crash is made anew, since only a complete one gets the final name. */
export async function createCluster(
  programs: Programs,
  cluster: string,
  account: ServerAccount,
  password: string,
): Promise<void> {
  if ((await stat(join(cluster, 'PG_VERSION')).catch(() => undefined)) !== undefined) return;
  const unfinished = `${cluster}.${process.pid}`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  const passwordFile = `${unfinished}.password`;
  await writeFile(passwordFile, password, { mode: 0o600 });
  try {
    if (account !== undefined)
      for (const path of [unfinished, passwordFile]) await chown(path, account.uid, account.gid);
    await run(programs.initdb, [...SETTINGS, `--pgdata=${unfinished}`, `--pwfile=${passwordFile}`], {
      ...account,
      cwd: unfinished,
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    });
    await rename(unfinished, cluster);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw new Error('the embedded PostgreSQL could not make its data folder', { cause: error });
  } finally {
    await rm(passwordFile, { force: true });
  }
}

const run = promisify(execFile);

/** The same everywhere: the machine's own language must not decide how text is stored. */
const SETTINGS = [
  `--username=${ROLE}`,
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--no-instructions',
];
