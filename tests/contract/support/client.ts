import type { Socket } from 'socket.io-client';
import { io } from 'socket.io-client';
import type { BrokerEvent } from '../../../app/wire/broker-events.ts';
import { brokerEvents } from '../../../app/wire/broker-events.ts';
import { decode, PROTOCOL } from '../../../app/wire/envelope.ts';
import type { Answer } from '../../../app/wire/failures.ts';
import { answerOf, RequestFailure } from '../../../app/wire/failures.ts';
import type { RequestInput, RequestOutput, RequestType } from '../../../app/wire/requests.ts';
import { requests } from '../../../app/wire/requests.ts';

type EventType = BrokerEvent['type'];
type EventOf<T extends EventType> = Extract<BrokerEvent, { type: T }>;

/** A connected client that parses everything it is told, as the real ones do. */
export interface Client {
  readonly welcome: EventOf<'welcome'>;
  readonly events: readonly BrokerEvent[];
  readonly socket: Socket;
  request<T extends RequestType>(type: T, input: RequestInput<T>): Promise<Answer<RequestOutput<T>>>;
  /** The value of an answer that must be yes. */
  ask<T extends RequestType>(type: T, input: RequestInput<T>): Promise<RequestOutput<T>>;
  /** The failure of an answer that must be no. */
  refused<T extends RequestType>(type: T, input: RequestInput<T>): Promise<RequestFailure>;
  /** Anything at all, answered or not within `ms`. */
  send(raw: unknown): Promise<unknown>;
  /** The first event of the type, past or future, for which `fits` holds. */
  heard<T extends EventType>(type: T, fits?: (event: EventOf<T>) => boolean): Promise<EventOf<T>>;
  closed: Promise<string>;
  close(): void;
}

export interface ConnectOptions {
  readonly token?: unknown;
  readonly v?: unknown;
  readonly origin?: string;
}

/** Rejects with the broker's named failure when it refuses the connection. */
export async function connect(url: string, { token, v = PROTOCOL, origin }: ConnectOptions): Promise<Client> {
  const socket = io(url, {
    transports: ['websocket'],
    auth: { token, v },
    reconnection: false,
    forceNew: true,
    ...(origin === undefined ? {} : { extraHeaders: { origin } }),
  });
  const events: BrokerEvent[] = [];
  const waiting = new Set<() => void>();
  socket.on('event', (raw: unknown) => {
    const parsed = decode(brokerEvents, raw);
    if (!parsed.ok) throw new Error(`the broker sent an event that does not hold: ${JSON.stringify(parsed.failure)}`);
    events.push(parsed.value);
    for (const look of [...waiting]) look();
  });
  const closed = new Promise<string>((resolve) => socket.on('disconnect', resolve));
  const heard = heardFrom(events, waiting);
  const request = async <T extends RequestType>(type: T, input: RequestInput<T>): Promise<Answer<RequestOutput<T>>> => {
    const raw: unknown = await socket.timeout(15_000).emitWithAck('request', { v: PROTOCOL, type, input });
    /** The schema was picked by `type`; indexing by a type parameter loses that link, nothing else. */
    return answerOf(requests[type].output).parse(raw) as Answer<RequestOutput<T>>;
  };
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', (error) => {
      socket.close();
      reject(refusalOf(error));
    });
  });
  return {
    welcome: await heard('welcome'),
    events,
    socket,
    request,
    heard,
    closed,
    ask: async (type, input) => {
      const answer = await request(type, input);
      if (!answer.ok) throw new Error(`${type} was refused: ${JSON.stringify(answer.failure)}`);
      return answer.value;
    },
    refused: async (type, input) => {
      const answer = await request(type, input);
      if (answer.ok) throw new Error(`${type} was accepted`);
      return answer.failure;
    },
    send: (raw) => socket.timeout(15_000).emitWithAck('request', raw),
    close: () => void socket.close(),
  };
}

/** Why a connection was refused; `transport` when it did not even get as far as a reason. */
class Refusal extends Error {
  readonly failure: RequestFailure | { readonly type: 'transport' };
  constructor(failure: Refusal['failure'], cause: unknown) {
    super(failure.type, { cause });
    this.failure = failure;
  }
}

function refusalOf(error: Error): Refusal {
  const parsed = RequestFailure.safeParse('data' in error ? error.data : undefined);
  return new Refusal(parsed.success ? parsed.data : { type: 'transport' }, error);
}

const heardFrom =
  (events: readonly BrokerEvent[], waiting: Set<() => void>) =>
  <T extends EventType>(type: T, fits: (event: EventOf<T>) => boolean = () => true): Promise<EventOf<T>> =>
    new Promise((resolve, reject) => {
      const isIt = (event: BrokerEvent): event is EventOf<T> => event.type === type;
      const look = (): boolean => {
        const found = events.filter(isIt).find(fits);
        if (found === undefined) return false;
        waiting.delete(look);
        clearTimeout(late);
        resolve(found);
        return true;
      };
      const late = setTimeout(() => {
        waiting.delete(look);
        reject(new Error(`no ${type} came; heard: ${events.map((event) => event.type).join(', ')}`));
      }, 15_000);
      if (!look()) waiting.add(look);
    });
