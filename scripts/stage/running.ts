import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as after } from 'node:timers/promises';
import type { Lifetime } from './lifetime.ts';
import { killGroup } from './lifetime.ts';

export interface Command {
  /** How messages call it. */
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
}

/** A process that the stage started, in a process group of its own. */
export interface Running {
  readonly name: string;
  readonly pid: number;
  /** Everything it wrote so far on both outputs, line by line. */
  readonly lines: readonly string[];
  /** The first line, past or coming, for which `pick` gives a value; rejects when the process ends before. */
  line<T>(pick: (line: string) => T | undefined): Promise<T>;
  /** Resolves once it has ended, with how: `0`, `1`…, or the signal's name. */
  readonly ended: Promise<string>;
  hasEnded(): boolean;
  /** Signals this process alone, not what it started. */
  signal(signal: NodeJS.Signals): void;
  /** Asks it to end, insists after `patienceMs`, and leaves nothing of its group. */
  stop(patienceMs?: number): Promise<void>;
}

export async function run(lifetime: Lifetime, command: Command): Promise<Running> {
  const child = spawn(command.file, command.args, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: command.env ?? process.env,
    cwd: command.cwd,
  });
  const pid = await new Promise<number>((resolve, reject) => {
    child.once('error', (cause) => reject(new Error(`${command.name} did not start`, { cause })));
    child.once('spawn', () => resolve(child.pid ?? 0));
  });
  const release = lifetime.holds(pid);

  const lines: string[] = [];
  const watchers = new Set<(line: string) => void>();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      for (const watch of watchers) watch(line);
    });
  }

  let over = false;
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => {
      over = true;
      resolve(signal ?? String(code));
    });
  });

  const running: Running = {
    name: command.name,
    pid,
    lines,
    ended,
    hasEnded: () => over,
    line: (pick) =>
      new Promise((resolve, reject) => {
        const judge = (line: string): boolean => {
          const value = pick(line);
          if (value === undefined) return false;
          watchers.delete(judge);
          resolve(value);
          return true;
        };
        if (lines.some(judge)) return;
        watchers.add(judge);
        void ended.then((how) => {
          if (watchers.delete(judge))
            reject(new Error(`${command.name} ended (${how}):\n${lines.slice(-20).join('\n')}`));
        });
      }),
    signal: (signal) => {
      if (!over) process.kill(pid, signal);
    },
    stop: async (patienceMs = 5000) => {
      if (!over) {
        process.kill(pid, 'SIGTERM');
        await Promise.race([ended, after(patienceMs, undefined, { ref: false })]);
      }
      killGroup(pid);
      await ended;
      release();
    },
  };
  lifetime.onEnd(() => running.stop());
  return running;
}
