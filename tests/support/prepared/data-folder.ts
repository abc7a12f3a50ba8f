import { execFile } from 'node:child_process';
import { appendFile, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Everything that a broker kept, with its owners; `from` is at rest, and its PostgreSQL programs are shared. */
export async function copyDataFolder(from: string, to: string): Promise<void> {
  const names = await readdir(from);
  const kept = names.filter((name) => !PROGRAMS.test(name)).map((name) => join(from, name));
  await run('cp', ['-a', ...kept, to]);
  for (const name of names.filter((one) => PROGRAMS.test(one))) await symlink(join(from, name), join(to, name));
}

const PROGRAMS = /^postgresql-programs-/;

/** Lets PostgreSQL answer before the disk has: tests end brokers, never the machine that they run on. */
export const waitForNoDisk = (dataFolder: string): Promise<void> =>
  appendFile(join(dataFolder, 'postgresql', 'postgresql.conf'), 'fsync = off\nfull_page_writes = off\n');
