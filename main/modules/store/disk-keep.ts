import { renameSync } from 'node:fs';
import { join } from 'node:path';
import ElectronStore from 'electron-store';
import type { z } from 'zod';
import type { Log } from '../log.ts';
import type { Keep } from './keep.ts';

export interface DiskKeepParts<T> {
  readonly folder: string;
  /** Of the file, without `.json`. */
  readonly name: string;
  readonly schema: z.ZodType<T>;
  /** What there is before anything was written. */
  readonly initial: T;
  readonly log: Log;
}

/** A value in a JSON file that only this account can read, parsed when it is opened; a broken file is set aside, not lost. */
export function diskKeep<T>({ folder, name, schema, initial, log }: DiskKeepParts<T>): Keep<T> {
  const open = (): ElectronStore<{ value?: unknown }> =>
    new ElectronStore<{ value?: unknown }>({ cwd: folder, name, configFileMode: 0o600, clearInvalidConfig: false });
  const setAside = (cause: unknown): void => {
    log.error('file-set-aside', cause, { name });
    renameSync(join(folder, `${name}.json`), join(folder, `${name}.broken-${Date.now()}.json`));
  };

  const opened = attempt(open, setAside);
  const store = opened.ok ? opened.value : open();
  const stored = store.get('value');
  const parsed = stored === undefined ? { success: true as const, data: initial } : schema.safeParse(stored);
  if (!parsed.success) setAside(parsed.error);
  let value = parsed.success ? parsed.data : initial;
  return {
    read: () => value,
    write: (next) => {
      store.set('value', next);
      value = next;
    },
  };
}

function attempt<V>(run: () => V, failed: (cause: unknown) => void): { ok: true; value: V } | { ok: false } {
  try {
    return { ok: true, value: run() };
  } catch (cause) {
    failed(cause);
    return { ok: false };
  }
}
