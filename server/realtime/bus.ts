import { sql } from 'kysely';
import type { Id } from '../../app/kernel/scalars.ts';
import type { BrokerEvent } from '../../app/wire/broker-events.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/open-store.ts';
import type { RightsChange } from './bus-message.ts';
import { BusMessage, Delivery } from './bus-message.ts';
import { keepListening } from './listen.ts';
import type { Room } from './rooms.ts';

/** What a broker does for its own connections when any broker says so. */
export interface Ears {
  deliver(rooms: readonly Room[], event: BrokerEvent): void;
  endLogin(loginId: Id): void;
  revokeWorkstation(workstationId: Id): void;
  /** What rights rest on has changed, whoever changed it. */
  rightsChanged(change: RightsChange): void;
  /** The line was down for a while: nobody knows what was said. */
  startOver(): void;
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

export async function openBus(url: string, store: Store, ears: Ears, log: Log): Promise<Bus> {
  const number = await nextNumber(store);
  const closing = new AbortController();
  const listener = keepListening({
    url,
    number,
    hear: (text) => receive(store, number, ears, text),
    resumed: ears.startOver,
    closing: closing.signal,
    log,
  });
  await listener.ready;
  let sending = Promise.resolve();
  return {
    number,
    send: (rooms, event) => {
      sending = sending
        .then(() => tell(store, number, { rooms: [...rooms], event }))
        .catch((error) => log.warn({ err: error, event: event.type }, 'other brokers could not be told'));
    },
    close: async () => {
      await sending;
      closing.abort();
      await listener.ended;
    },
  };
}

/** PostgreSQL refuses notifications of 8000 bytes. */
const NOTIFICATION_LIMIT_BYTES = 7_900;

async function nextNumber(store: Store): Promise<number> {
  const { rows } = await sql<{ number: number }>`select nextval('broker_number')::integer as number`.execute(store);
  if (rows[0] === undefined) throw new Error('the database gave no broker number');
  return rows[0].number;
}

async function tell(store: Store, from: number, delivery: Delivery): Promise<void> {
  const text = JSON.stringify({ kind: 'delivery', from, ...delivery });
  if (Buffer.byteLength(text) <= NOTIFICATION_LIMIT_BYTES) return await notify(store, text);
  const { id } = await store
    .insertInto('bus_message')
    .values({ body: JSON.stringify(delivery) })
    .returning('id')
    .executeTakeFirstOrThrow();
  await notify(store, JSON.stringify({ kind: 'stored', from, id }));
}

async function notify(store: Store, text: string): Promise<void> {
  await sql`select pg_notify('accord', ${text})`.execute(store);
}

async function receive(store: Store, own: number, ears: Ears, text: string): Promise<void> {
  const message = BusMessage.parse(JSON.parse(text));
  if (message.kind === 'login-ended') {
    ears.endLogin(message.loginId);
    return ears.rightsChanged({ of: 'login', id: message.loginId });
  }
  if (message.kind === 'workstation-revoked') return ears.revokeWorkstation(message.workstationId);
  if (message.kind === 'rights-changed') return ears.rightsChanged(message);
  if (message.from === own) return;
  if (message.kind === 'delivery') return ears.deliver(message.rooms, message.event);
  const stored = await store.selectFrom('bus_message').select('body').where('id', '=', message.id).executeTakeFirst();
  if (stored === undefined) throw new Error('a message between brokers came too late');
  const delivery = Delivery.parse(JSON.parse(stored.body));
  ears.deliver(delivery.rooms, delivery.event);
}
