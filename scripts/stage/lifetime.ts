import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What has to end with a stage: processes by their group, folders, and whatever else was opened. */
export interface Lifetime {
  /** A new empty folder, gone at the end; short, because sockets live in some of them. Throws after the end. */
  folder(name: string): string;
  /**
   * Kills the process group of `pid` at the end, however the end comes; the returned function lets it go. After the end
   * kills it at once and throws.
   */
  holds(pid: number): () => void;
  /** Runs at an orderly end, last registered first. */
  onEnd(end: () => void | Promise<void>): void;
  /** Ends everything; a second call does nothing. Rejects with what went wrong after everything has been tried. */
  end(): Promise<void>;
}

/** A second process stands by to do the killing when this one is itself killed before its end. */
export function openLifetime(): Lifetime {
  const reaper = spawn(process.execPath, [join(import.meta.dirname, 'reaper.ts')], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  reaper.unref();
  // The pipe must not keep the stage's own process alive; Node types it as a stream, at run time it is a socket.
  if ('unref' in reaper.stdin && typeof reaper.stdin.unref === 'function') reaper.stdin.unref();
  reaper.stdin.on('error', () => undefined);
  const tell = (line: string): void => void reaper.stdin.write(`${line}\n`);

  const ends: (() => void | Promise<void>)[] = [];
  const groups = new Set<number>();
  let ended: Promise<void> | undefined;

  const endAll = async (): Promise<void> => {
    const faults: unknown[] = [];
    for (const end of ends.toReversed()) {
      try {
        await end();
      } catch (fault) {
        faults.push(fault);
      }
    }
    for (const group of groups) killGroup(group);
    reaper.stdin.end();
    if (faults.length > 0) throw new AggregateError(faults, 'the stage did not end cleanly');
  };

  return {
    folder: (name) => {
      if (ended !== undefined) throw new Error(OVER);
      const path = mkdtempSync(join(tmpdir(), `accord-${name}-`));
      tell(`+folder ${path}`);
      ends.push(() => {
        rmSync(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
        tell(`-folder ${path}`);
      });
      return path;
    },
    holds: (pid) => {
      if (ended !== undefined) {
        killGroup(pid);
        throw new Error(OVER);
      }
      groups.add(pid);
      tell(`+pid ${pid}`);
      return () => {
        groups.delete(pid);
        tell(`-pid ${pid}`);
      };
    },
    onEnd: (end) => void ends.push(end),
    end: () => {
      ended ??= endAll();
      return ended;
    },
  };
}

const OVER = 'the stage is over: nothing more begins on it';

/** True when there was such a group to signal. */
export function killGroup(pid: number, signal: NodeJS.Signals = 'SIGKILL'): boolean {
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}
