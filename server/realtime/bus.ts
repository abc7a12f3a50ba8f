import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import type { Id } from '../../app/kernel/scalars.ts';
import type { BrokerEvent } from '../../app/wire/broker-events.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/open-store.ts';
import { STORE_NAME } from '../store/open-store.ts';
import { BusMessage, Delivery } from './bus-message.ts';
import type { Room } from './rooms.ts';

/** What a broker does for its own connections when any broker says so. */
export interface Ears {
  deliver(rooms: readonly Room[], event: BrokerEvent): void;
  endLogin(loginId: Id): void;
}

/** The line between the brokers of one database; it also shows them that this one lives. */
export interface Bus {
  /** This broker's number, as long as it lives. */
  readonly number: number;
  /** To the other brokers only, in the order of the calls; never waits. */
  send(rooms: readonly Room[], event: BrokerEvent): void;
  /** Ends the line; what was sent before still leaves. */
  close(): Promise<void>;
}

/** Listens on a connection of its own; when it breaks, it is replaced until `close`. */
export async function openBus(url: string, store: Store, ears: Ears, log: Log): Promise<Bus> {
  const { number } = await sql<{ number: number }>`select nextval('broker_number')::integer as number`
    .execute(store)
    .then(({ rows }) => rows[0] ?? Promise.reject(new Error('the database gave no broker number')));
  const closing = new AbortController();
  const hear = (text: string): Promise<void> => receive(store, number, ears, text);
  const listener = keepListening(url, number, hear, closing.signal, log);
  await listener.ready;
  let sending = Promise.resolve();
  return {
    number,
    send: (rooms, event) => {
      sending = sending
        .then(() => notify(store, number, { rooms: [...rooms], event }))
        .catch((error) => {
          log.warn({ err: error, event: event.type }, 'other brokers could not be told');
        });
    },
    close: async () => {
      await sending;
      closing.abort();
      await listener.ended;
    },
  };
}

/** PostgreSQL refuses notifications of 8000 bytes. */
const NOTIFICATION_LIMIT = 7_900;
const RETRY_MS = 500;

function keepListening(
  url: string,
  number: number,
  hear: (text: string) => Promise<void>,
  closing: AbortSignal,
  log: Log,
): { ready: Promise<void>; ended: Promise<void> } {
  const ready = Promise.withResolvers<void>();
  const run = async (): Promise<void> => {
    for (let first = true; !closing.aborted; first = false) {
      try {
        await listenOnce(url, number, hear, closing, log, ready.resolve);
      } catch (error) {
        if (first) return ready.reject(error);
        log.warn({ err: error }, 'the line between brokers is down');
      }
      if (!closing.aborted) await wait(RETRY_MS);
    }
  };
  return { ready: ready.promise, ended: run() };
}

/** Resolves when the connection ends, in order or not. */
async function listenOnce(
  url: string,
  number: number,
  hear: (text: string) => Promise<void>,
  closing: AbortSignal,
  log: Log,
  listening: () => void,
): Promise<void> {
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
  /** One after the other, so that order is kept even where a body must be fetched. */
  let hearing = Promise.resolve();
  client.on('notification', ({ payload }) => {
    hearing = hearing
      .then(() => hear(payload ?? ''))
      .catch((error) => log.error({ err: error }, 'a message of another broker was not understood'));
  });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(4700, $1)', [number]);
    await client.query('listen accord');
    listening();
    const stop = () => void client.end();
    closing.addEventListener('abort', stop, { once: true });
    await ended;
    closing.removeEventListener('abort', stop);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function notify(store: Store, from: number, delivery: Delivery): Promise<void> {
  const text = JSON.stringify({ kind: 'delivery', from, ...delivery });
  if (Buffer.byteLength(text) <= NOTIFICATION_LIMIT) return await tell(store, text);
  await store
    .deleteFrom('bus_message')
    .where('at', '<', new Date(Date.now() - 60_000))
    .execute();
  const { id } = await store
    .insertInto('bus_message')
    .values({ body: JSON.stringify(delivery), at: new Date() })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tell(store, JSON.stringify({ kind: 'stored', from, id }));
}

async function tell(store: Store, text: string): Promise<void> {
  await sql`select pg_notify('accord', ${text})`.execute(store);
}

async function receive(store: Store, own: number, ears: Ears, text: string): Promise<void> {
  const message = BusMessage.parse(JSON.parse(text));
  if (message.kind === 'login-ended') return ears.endLogin(message.loginId);
  if (message.from === own) return;
  if (message.kind === 'delivery') return ears.deliver(message.rooms, message.event);
  const stored = await store.selectFrom('bus_message').select('body').where('id', '=', message.id).executeTakeFirst();
  if (stored === undefined) throw new Error('a message between brokers came too late');
  const delivery = Delivery.parse(JSON.parse(stored.body));
  ears.deliver(delivery.rooms, delivery.event);
}
