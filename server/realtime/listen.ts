import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '../log.ts';
import { STORE_NAME } from '../store/open-store.ts';

export interface Listener {
  /** Resolves once it listens; rejects when it never could. */
  readonly ready: Promise<void>;
  readonly ended: Promise<void>;
}

export interface ListenOptions {
  readonly url: string;
  /** The number whose lock shows the other brokers that this one lives. */
  readonly number: number;
  /** Called for one message after the other, in the order in which they were sent. */
  readonly hear: (text: string) => Promise<void>;
  /** The connection broke and is back: what was said meanwhile is lost. */
  readonly resumed: () => void;
  readonly closing: AbortSignal;
  readonly log: Log;
}

/** Listens to the other brokers on a connection of its own; when it breaks, it is replaced until `closing`. */
export function keepListening(options: ListenOptions): Listener {
  const { closing, log, resumed } = options;
  const ready = Promise.withResolvers<void>();
  const run = async (): Promise<void> => {
    for (let first = true; !closing.aborted; first = false) {
      try {
        await listenOnce(options, first ? ready.resolve : resumed);
      } catch (error) {
        if (first) return ready.reject(error);
        log.warn({ err: error }, 'the line between brokers is down');
      }
      if (!closing.aborted) await wait(RETRY_MS);
    }
  };
  return { ready: ready.promise, ended: run() };
}

const RETRY_MS = 500;

/** Resolves when the connection ends, in order or not. */
async function listenOnce({ url, number, hear, closing, log }: ListenOptions, listening: () => void): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    application_name: STORE_NAME,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  const ended = new Promise<void>((resolve) => {
    client.on('end', resolve);
    client.on('error', (error) => {
      log.warn({ err: error }, 'the line between brokers broke');
      resolve();
    });
  });
  let hearing = Promise.resolve();
  client.on('notification', ({ payload }) => {
    hearing = hearing
      .then(() => hear(payload ?? ''))
      .catch((error) => log.error({ err: error }, 'a message of another broker was not understood'));
  });
  const stop = (): void => void client.end();
  try {
    await client.connect();
    await client.query('listen accord');
    await client.query('select pg_advisory_lock(4700, $1)', [number]);
    closing.addEventListener('abort', stop, { once: true });
    listening();
    await ended;
  } finally {
    closing.removeEventListener('abort', stop);
    await client.end().catch(() => undefined);
  }
}
