import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** The user's own cache folder, shared by every clone; a temporary one where the home can't be written. */
export function cacheFolder() {
  const wanted = join(platformCache(), 'accord');
  try {
    mkdirSync(wanted, { recursive: true });
    accessSync(wanted, constants.W_OK);
    return wanted;
  } catch {
    const spare = join(tmpdir(), `accord-cache-${userInfo().username}`);
    mkdirSync(spare, { recursive: true, mode: 0o700 });
    return spare;
  }
}

function platformCache() {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  if (process.platform === 'win32') return process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
  return process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
}
