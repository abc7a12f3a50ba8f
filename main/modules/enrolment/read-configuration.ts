import { closeSync, fstatSync, lstatSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FleetConfiguration } from '../../../app/directory/enrolment.ts';
import type { ConfigurationFault } from '../../../app/wire/bridge.ts';
import type { Log } from '../log.ts';

/** Where a fleet's administrator puts `accord.json`, unless `ACCORD_CONFIG_FILE` names another place. */
export function configurationPath(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  if (env.ACCORD_CONFIG_FILE !== undefined && env.ACCORD_CONFIG_FILE !== '') return env.ACCORD_CONFIG_FILE;
  if (platform === 'win32') return join(env.ProgramData ?? 'C:\\ProgramData', 'Accord', 'accord.json');
  if (platform === 'darwin') return '/Library/Application Support/Accord/accord.json';
  return '/etc/accord/accord.json';
}

/** What the file says, and why nothing of it counts; both null where there is none. */
export interface ReadConfiguration {
  readonly configuration: FleetConfiguration | null;
  readonly fault: ConfigurationFault | null;
}

/**
 * One that can't be trusted counts for nothing: whoever can write it decides which broker this computer listens to, so it
 * must be the administrator's, or this very account's, and nobody else's to change.
 */
export function readConfiguration(path: string, log: Log): ReadConfiguration {
  const faulty = (why: ConfigurationFault['why'], where = ''): ReadConfiguration => {
    log.warn(`configuration-${why}`, { path, ...(where === '' ? {} : { where }) });
    return { configuration: null, fault: { why, path, where } };
  };
  try {
    const text = readTrusted(path);
    if (text === null) return faulty('not-trusted');
    const raw = parsed(text);
    if (raw === undefined) return faulty('malformed');
    const read = FleetConfiguration.safeParse(raw);
    if (read.success) return { configuration: read.data, fault: null };
    const [issue] = read.error.issues;
    return faulty('malformed', issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue?.path.join('.'));
  } catch (cause) {
    return isMissing(cause) ? { configuration: null, fault: null } : faulty('unreadable');
  }
}

/** Undefined for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
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
