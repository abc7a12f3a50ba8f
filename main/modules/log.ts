import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Facts of one line: names, counts, references; never screen content, a keystroke or a secret. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

/** error: someone must act; warn: recovered by itself; info: one business event. */
export interface Log {
  error(message: string, cause: unknown, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
}

/** JSON lines in `folder/accord.log`, readable by this account alone; the one before the last megabyte is kept beside it. */
export function fileLog(folder: string, now: () => number): Log {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'accord.log');
  const write = (level: string, message: string, fields: LogFields): void => {
    const line = JSON.stringify({ time: new Date(now()).toISOString(), level, msg: message, ...fields });
    try {
      rotate(file);
      appendFileSync(file, `${line}\n`, { mode: 0o600 });
    } catch {
      // A full or lost disk must not end a session; the line goes where a console may still show it.
      process.stderr.write(`${line}\n`);
    }
  };
  return {
    error: (message, cause, fields = {}) => write('error', message, { ...fields, ...describe(cause) }),
    warn: (message, fields = {}) => write('warn', message, fields),
    info: (message, fields = {}) => write('info', message, fields),
  };
}

function describe(cause: unknown): LogFields {
  if (!(cause instanceof Error)) return { fault: typeof cause };
  return { fault: cause.name, detail: cause.message.slice(0, 300), stack: (cause.stack ?? '').slice(0, 2000) };
}

function rotate(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > ROTATE_BYTES) renameSync(file, `${file}.1`);
}

const ROTATE_BYTES = 1024 * 1024;
