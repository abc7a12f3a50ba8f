import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { findLine } from './broker.ts';

/** A broker as its operator runs it: `node server/index.ts`, an environment, and what it prints. */
export interface BrokerProcess {
  readonly pid: number;
  /** Standard output, a line each. */
  readonly log: readonly string[];
  readonly errors: () => string;
  /** Rejects when the process ends first. */
  listening(): Promise<string>;
  logged(message: string): Promise<Record<string, unknown>>;
  kill(signal: NodeJS.Signals): void;
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
}

export function spawnBroker(env: Readonly<Record<string, string>>): BrokerProcess {
  const child = spawn(process.execPath, [SERVER], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, LANG: 'en', ACCORD_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log: string[] = [];
  let errors = '';
  let partial = '';
  child.stdout.on('data', (chunk: Buffer) => {
    const lines = (partial + chunk.toString()).split('\n');
    partial = lines.pop() ?? '';
    log.push(...lines);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const ended = once(child, 'close').then(([code, signal]: unknown[]) =>
    typeof code === 'number' ? code : String(signal),
  );
  const logged = (message: string) => findLine(log, message);
  return {
    pid: pidOf(child),
    log,
    errors: () => errors,
    listening: async () => {
      const early = ended.then((code) =>
        Promise.reject(new Error(`the broker ended with ${code}: ${errors}${log.join('\n')}`)),
      );
      return String((await Promise.race([logged('listening'), early])).url);
    },
    logged,
    kill: (signal) => void child.kill(signal),
    ended,
  };
}

/** Whether anything still works in that folder: its processes name it on their command line. */
export async function isQuiet(folder: string): Promise<boolean> {
  for (let looked = 0; looked < 50; looked += 1) {
    if ((await processesNaming(folder)) === '') return true;
    await wait(100);
  }
  return false;
}

const SERVER = fileURLToPath(new URL('../../../server/index.ts', import.meta.url));

function pidOf({ pid }: ChildProcess): number {
  if (pid === undefined) throw new Error('the broker could not be started');
  return pid;
}

async function processesNaming(folder: string): Promise<string> {
  const listing = spawn('ps', ['-eo', 'pid=,stat=,args=', '-ww'], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  listing.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  await once(listing, 'close');
  return text
    .split('\n')
    .filter((line) => line.includes(folder) && !/^\s*\d+ Z/.test(line))
    .join('\n');
}
