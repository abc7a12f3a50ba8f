import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { obstacleFor, serverAccount } from '../../server/store/embedded/server-account.ts';
import { freePort } from '../stage/free-port.ts';
import type { Cast } from '../stage/people.ts';

/** What the demo keeps between two starts: the broker's data, both profiles, the port. */
export interface DemoFolder {
  readonly path: string;
  readonly brokerData: string;
  readonly logs: string;
  readonly profiles: { readonly desk: string; readonly console: string };
  /** False until `settled`: the broker has nothing yet, or something that was cut short. */
  readonly isSettled: boolean;
  /** The people are enrolled: the next start goes on from here. */
  settled(): void;
  /** The port of the last start where it is still free, else another, remembered. */
  port(range: string | undefined): Promise<number>;
  /** Lets the next demo use it. */
  leave(): void;
}

/** Another demo, alive, works on the folder. */
export class DemoRunning extends Error {
  readonly pid: number;

  constructor(pid: number) {
    super(`a demo is running as process ${pid}`);
    this.pid = pid;
  }
}

/** Begins anew, without a word, when what is there is incomplete, or was made for other people or by other migrations. */
export async function enterDemoFolder(root: string, cast: Cast): Promise<DemoFolder> {
  const path = await reachableFolder(root);
  const note = (name: string): string => join(path, name);
  const running = Number(read(note(PID)));
  if (running > 0 && isAlive(running)) throw new DemoRunning(running);

  const origin = originOf(cast, join(import.meta.dirname, '../../server/store/migrations'));
  const isSettled = read(note(ORIGIN)) === origin;
  const [brokerData, profiles] = [note('broker'), note('profiles')];
  if (!isSettled) for (const old of [brokerData, profiles]) rmSync(old, { recursive: true, force: true });
  mkdirSync(profiles, { recursive: true, mode: 0o700 });
  writeFileSync(note(PID), String(process.pid));
  return {
    path,
    brokerData,
    logs: note('logs'),
    profiles: { desk: join(profiles, 'desk'), console: join(profiles, 'console') },
    isSettled,
    settled: () => writeFileSync(note(ORIGIN), origin),
    port: async (range) => {
      const last = read(note(PORT));
      const port = await freePort(last === '' ? range : `${last}-${last}`).catch(() => freePort(range));
      writeFileSync(note(PORT), String(port));
      return port;
    },
    leave: () => rmSync(note(PID), { force: true }),
  };
}

const PID = 'demo.pid';
const PORT = 'port.txt';
const ORIGIN = 'origin.txt';

/** What a demo's data was made from: while a schema is worked on, its migrations change under data made before. */
function originOf(cast: Cast, migrations: string): string {
  const hash = createHash('sha256').update(JSON.stringify(cast));
  for (const name of readdirSync(migrations).toSorted()) hash.update(name).update(readFileSync(join(migrations, name)));
  return hash.digest('hex');
}

/** In out/; for root in a clone that PostgreSQL's account can't reach, beside the data of services. */
async function reachableFolder(root: string): Promise<string> {
  const inside = join(root, 'out', 'demo-data');
  mkdirSync(inside, { recursive: true, mode: 0o711 });
  if ((await obstacleFor(await serverAccount(), join(inside, 'broker'))) === null) return inside;
  const outside = join('/var/lib/accord-demo', createHash('sha256').update(root).digest('hex').slice(0, 12));
  mkdirSync(outside, { recursive: true, mode: 0o711 });
  return outside;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (fault) {
    return fault instanceof Error && 'code' in fault && fault.code === 'EPERM';
  }
}
