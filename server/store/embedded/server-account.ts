import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

/** Whom PostgreSQL runs as: `undefined` is ourselves; root gets the system account `postgres`, since PostgreSQL refuses root. */
export type ServerAccount = { readonly uid: number; readonly gid: number } | undefined;

/** Makes the system account when root has none yet; throws when that fails, with what the system said. */
export async function serverAccount(): Promise<ServerAccount> {
  if (process.getuid?.() !== 0) return undefined;
  const known = await idsOf(ACCOUNT);
  if (known !== undefined) return known;
  try {
    await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', ACCOUNT]);
  } catch (error) {
    throw new Error(`PostgreSQL does not run as root, and the account "${ACCOUNT}" could not be made`, {
      cause: error,
    });
  }
  const made = await idsOf(ACCOUNT);
  if (made === undefined) throw new Error(`the account "${ACCOUNT}" was made but can't be found`);
  return made;
}

/** The folder on the way that does not let that account through; null for none. Only root's choice of another account can make one. */
export async function obstacleFor(account: ServerAccount, path: string): Promise<string | null> {
  if (account === undefined) return null;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (!(await letsThrough(account, folder))) return folder;
    if (folder === dirname(folder)) return null;
  }
}

const ACCOUNT = 'postgres';
const run = promisify(execFile);

async function letsThrough(account: { uid: number; gid: number }, folder: string): Promise<boolean> {
  const { mode, uid, gid } = await stat(folder);
  if (uid === account.uid) return (mode & 0o100) !== 0;
  if (gid === account.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

async function idsOf(name: string): Promise<{ uid: number; gid: number } | undefined> {
  try {
    const [uid, gid] = await Promise.all(
      ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, name])).stdout)),
    );
    return uid === undefined || gid === undefined ? undefined : { uid, gid };
  } catch {
    return undefined;
  }
}
