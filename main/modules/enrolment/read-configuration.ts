import { closeSync, fstatSync, lstatSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FleetConfiguration } from '../../../app/directory/enrolment.ts';
import type { Log } from '../log.ts';

/** Where a fleet's administrator puts `accord.json`, unless `ACCORD_CONFIG_FILE` names another place. */
export function configurationPath(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  if (env.ACCORD_CONFIG_FILE !== undefined && env.ACCORD_CONFIG_FILE !== '') return env.ACCORD_CONFIG_FILE;
  if (platform === 'win32') return join(env.ProgramData ?? 'C:\\ProgramData', 'Accord', 'accord.json');
  if (platform === 'darwin') return '/Library/Application Support/Accord/accord.json';
  return '/etc/accord/accord.json';
}

/**
 * Null where there is none, or one that can't be trusted: whoever can write it decides which broker this computer
 * listens to, so it must be the administrator's, or this very account's, and nobody else's to change.
 */
export function readConfiguration(path: string, log: Log): FleetConfiguration | null {
  try {
    const text = readTrusted(path);
    if (text === null) {
      log.warn('configuration-not-trusted', { path });
      return null;
    }
    const read = FleetConfiguration.safeParse(JSON.parse(text));
    if (read.success) return read.data;
    log.warn('configuration-malformed', { path, where: read.error.issues[0]?.path.join('.') ?? '' });
    return null;
  } catch (cause) {
    if (!isMissing(cause)) log.warn('configuration-unreadable', { path });
    return null;
  }
}

/** What is looked at is what is read, whatever is put in its place meanwhile; null for what can't be trusted. */
function readTrusted(path: string): string | null {
  if (!lstatSync(path).isFile()) return null;
  const file = openSync(path, 'r');
  try {
    const found = fstatSync(file);
    return found.isFile() && found.size <= LARGEST_BYTES && !isOthers(found) ? readFileSync(file, 'utf8') : null;
  } finally {
    closeSync(file);
  }
}

const LARGEST_BYTES = 16 * 1024;

/** Windows keeps who may write in lists that a mode doesn't show; %ProgramData% is the administrator's by default there. */
function isOthers({ uid, mode }: { readonly uid: number; readonly mode: number }): boolean {
  const own = process.getuid?.();
  return own !== undefined && ((uid !== 0 && uid !== own) || (mode & 0o022) !== 0);
}

const isMissing = (cause: unknown): boolean => cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
