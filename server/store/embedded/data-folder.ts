import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Makes the folder that holds everything the broker keeps; others may pass through it, not look into it. */
export async function prepareDataFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o711 });
  if (process.platform === 'win32') return;
  const { mode } = await stat(folder);
  if ((mode & 0o777) !== 0o711) await chmod(folder, 0o711);
}

/** A random secret made once and kept, readable by this account alone; two brokers that start together agree on one. */
export async function keptSecret(folder: string, name: string): Promise<string> {
  const path = join(folder, name);
  try {
    await writeFile(path, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const secret = (await readFile(path, 'utf8')).trim();
  if (secret.length < 32) throw new Error(`${path} is cut short: delete it to have a new one made`);
  return secret;
}
