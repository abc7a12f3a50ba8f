import { io } from 'socket.io-client';
import { z } from 'zod';
import type { BrokerEvent } from '../../app/wire/broker-events.ts';
import { brokerEvents } from '../../app/wire/broker-events.ts';
import { decode, encode, PROTOCOL } from '../../app/wire/envelope.ts';
import type { Answer } from '../../app/wire/failures.ts';
import { answerOf } from '../../app/wire/failures.ts';
import type { RequestInput, RequestOutput, RequestType } from '../../app/wire/requests.ts';
import { requests } from '../../app/wire/requests.ts';
import type { Lifetime } from './lifetime.ts';
import { until } from './until.ts';

/** A client of the broker without any interface: what the applications use, and what an attacker has. */
export interface Wire {
  request<T extends RequestType>(type: T, input: RequestInput<T>): Promise<Answer<RequestOutput<T>>>;
  /** The same for a request that has to succeed here. */
  must<T extends RequestType>(type: T, input: RequestInput<T>): Promise<RequestOutput<T>>;
  /** Sends whatever it is given and returns whatever comes back. */
  raw(message: unknown): Promise<unknown>;
  events(): readonly BrokerEvent[];
  close(): void;
}

/** `token` as the sign-in gave it; resolves once the broker has said welcome. */
export async function openWire(lifetime: Lifetime, url: string, token: string): Promise<Wire> {
  const socket = io(url, { auth: { token, v: PROTOCOL }, transports: ['websocket'], reconnection: false });
  lifetime.onEnd(() => void socket.close());
  const events: BrokerEvent[] = [];
  let refused: Error | undefined;
  socket.on('connect_error', (fault) => {
    refused = fault;
  });
  socket.on('event', (raw: unknown) => {
    const event = decode(brokerEvents, raw);
    if (!event.ok) throw new Error(`the broker sent what its contract does not name: ${JSON.stringify(event.failure)}`);
    events.push(event.value);
  });
  await until('the broker lets in or refuses', () => refused !== undefined || events.length > 0);
  if (refused !== undefined) throw refused;
  if (!events.some(({ type }) => type === 'welcome')) throw new Error('the broker says something else than welcome');

  const raw = (message: unknown): Promise<unknown> => socket.timeout(30_000).emitWithAck('request', message);
  const request = async <T extends RequestType>(type: T, input: RequestInput<T>): Promise<Answer<RequestOutput<T>>> => {
    const answer = answerOf(z.unknown()).parse(await raw(encode({ type, input })));
    if (!answer.ok) return answer;
    // The schema of T's output made the value; the compiler can't tie an indexed schema back to T.
    return { ok: true, value: requests[type].output.parse(answer.value) as RequestOutput<T> };
  };
  return {
    raw,
    request,
    must: async (type, input) => {
      const answer = await request(type, input);
      if (answer.ok) return answer.value;
      throw new Error(`${type} was refused: ${JSON.stringify(answer.failure)}`);
    },
    events: () => events,
    close: () => void socket.close(),
  };
}
