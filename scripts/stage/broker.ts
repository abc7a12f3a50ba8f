import { z } from 'zod';
import { freePort } from './free-port.ts';
import type { Lifetime } from './lifetime.ts';
import type { Running } from './running.ts';
import { run } from './running.ts';

export interface BrokerWish {
  /** Where it keeps its database and secrets; made and removed by the stage when not given. */
  readonly dataFolder?: string;
  /** Ports to choose from, `first-last`; any free one without it. */
  readonly ports?: string | undefined;
  /** More of the broker's own environment, e.g. `ACCORD_CONSENT_SECONDS`. */
  readonly env?: Readonly<Record<string, string>>;
}

/** The real broker, as a process of its own, on its embedded PostgreSQL. */
export interface Broker {
  readonly url: string;
  /** Printed at its very first start; rejects when this data folder has had its first administrator already. */
  setupToken(): Promise<string>;
  /** All its log lines, of every start. */
  logs(): readonly string[];
  pid(): number;
  /** `kill -9` of the broker alone: its database and its clients learn nothing. */
  kill(): Promise<void>;
  /** Asks it to end in order. */
  stop(): Promise<void>;
  /** Starts it again on the same port and the same data. */
  restart(): Promise<void>;
}

const LogLine = z.object({ msg: z.string(), url: z.string().optional(), token: z.string().optional() });

export async function startBroker(lifetime: Lifetime, root: string, wish: BrokerWish = {}): Promise<Broker> {
  const port = await freePort(wish.ports);
  const dataFolder = wish.dataFolder ?? lifetime.folder('broker');
  const earlier: Running[] = [];

  const start = async (): Promise<{ running: Running; url: string }> => {
    const running = await run(lifetime, {
      name: 'broker',
      file: process.execPath,
      args: ['server/index.ts'],
      cwd: root,
      env: {
        ...withoutAccord(process.env),
        ACCORD_HOST: '127.0.0.1',
        ACCORD_PORT: String(port),
        ACCORD_PUBLIC_URL: `http://127.0.0.1:${port}`,
        ACCORD_DATA_DIR: dataFolder,
        ...wish.env,
      },
    });
    const url = await running.line((line) => {
      const entry = readLog(line);
      return entry?.msg === 'listening' ? entry.url : undefined;
    });
    return { running, url };
  };

  const first = await start();
  let running = first.running;
  return {
    url: first.url,
    setupToken: () => {
      const entry = running.lines.map(readLog).find((line) => line?.msg === 'setup-token');
      return entry?.token === undefined
        ? Promise.reject(new Error('this broker printed no set-up token'))
        : Promise.resolve(entry.token);
    },
    logs: () => [...earlier, running].flatMap(({ lines }) => lines),
    pid: () => running.pid,
    kill: async () => {
      running.signal('SIGKILL');
      await running.ended;
    },
    stop: async () => {
      await running.stop(20_000);
    },
    restart: async () => {
      earlier.push(running);
      ({ running } = await start());
    },
  };
}

function readLog(line: string): z.infer<typeof LogLine> | undefined {
  try {
    return LogLine.safeParse(JSON.parse(line)).data;
  } catch {
    // The runtime's own warnings are not JSON.
    return undefined;
  }
}

/** The machine's own settings of a broker or a database must not reach the stage's. */
const withoutAccord = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !/^(ACCORD_|DATABASE_URL$|PG)/.test(name)));
