import { io } from 'socket.io-client';
import type { Result } from '../../../app/kernel/result.ts';
import { fail, ok } from '../../../app/kernel/result.ts';
import type { BrokerEvent } from '../../../app/wire/broker-events.ts';
import { brokerEvents } from '../../../app/wire/broker-events.ts';
import { decode, PROTOCOL } from '../../../app/wire/envelope.ts';
import type { RequestFailure } from '../../../app/wire/failures.ts';
import { answerOf } from '../../../app/wire/failures.ts';
import type { RequestInput, RequestOutput, RequestType } from '../../../app/wire/requests.ts';
import { requests } from '../../../app/wire/requests.ts';

/** `refused` and `outdated` are final: the broker accepts neither this token, nor this version. */
export type LinkStatus = 'connecting' | 'online' | 'away' | 'refused' | 'outdated';

/** What the broker says no with, and its silence. */
export type LinkFailure = RequestFailure | { readonly type: 'unreachable' };

/** One technician's or administrator's connection; it comes back by itself until it is closed or refused. */
export interface BrokerLink {
  request<T extends RequestType>(type: T, input: RequestInput<T>): Promise<Result<RequestOutput<T>, LinkFailure>>;
  onEvent(listener: (event: BrokerEvent) => void): () => void;
  /** Called at once with the present status, then at every change. */
  onStatus(listener: (status: LinkStatus) => void): () => void;
  close(): void;
}

const ANSWER_WITHIN_MS = 10_000;
const COMES_BACK_MS = 2_000;

/** Connects at once, with the token as it was given at sign-in. */
export function connectBroker(url: string, token: string): BrokerLink {
  const events = new Set<(event: BrokerEvent) => void>();
  const statuses = new Set<(status: LinkStatus) => void>();
  let status: LinkStatus = 'connecting';
  const become = (next: LinkStatus): void => {
    if (next === status || isFinal(status)) return;
    status = next;
    for (const listener of statuses) listener(next);
  };

  const socket = io(url, {
    auth: { token, v: PROTOCOL },
    transports: ['websocket'],
    reconnectionDelay: 500,
    reconnectionDelayMax: 8_000,
    randomizationFactor: 0.5,
  });
  socket.on('event', (raw: unknown) => {
    const event = decode(brokerEvents, raw);
    if (!event.ok) {
      reportError(new Error(`the broker sent an event this version cannot read: ${event.failure.type}`));
      return;
    }
    if (event.value.type === 'welcome') become('online');
    for (const listener of events) listener(event.value);
  });
  let again: ReturnType<typeof setTimeout> | undefined;
  /** Socket.IO comes back by itself from a lost network, not from a broker that closed the line. */
  const comeBack = (): void => {
    if (socket.active || isFinal(status)) return;
    clearTimeout(again);
    again = setTimeout(() => socket.connect(), COMES_BACK_MS * (0.5 + Math.random()));
  };
  socket.on('disconnect', () => {
    become('away');
    comeBack();
  });
  socket.on('connect_error', (error) => {
    become(REFUSALS[error.message] ?? 'away');
    comeBack();
  });

  return {
    request: async (type, input) => {
      if (!socket.connected) return fail({ type: 'unreachable' });
      const raw = await answered(socket.timeout(ANSWER_WITHIN_MS).emitWithAck('request', { v: PROTOCOL, type, input }));
      if (!raw.ok) return raw;
      const answer = answerOf(requests[type].output).safeParse(raw.value);
      if (!answer.success) return fail({ type: 'malformed', where: type });
      // The schema comes from the same row of `requests` as the type does.
      return answer.data as Result<RequestOutput<typeof type>, RequestFailure>;
    },
    onEvent: (listener) => {
      events.add(listener);
      return () => events.delete(listener);
    },
    onStatus: (listener) => {
      statuses.add(listener);
      listener(status);
      return () => statuses.delete(listener);
    },
    close: () => {
      events.clear();
      statuses.clear();
      become('refused');
      clearTimeout(again);
      socket.close();
    },
  };
}

/** The acknowledgement, or the named failure that a missing one is. */
async function answered(acknowledgement: Promise<unknown>): Promise<Result<unknown, { readonly type: 'unreachable' }>> {
  try {
    return ok(await acknowledgement);
  } catch {
    return fail({ type: 'unreachable' });
  }
}

/** A refused handshake carries the failure's name; a network fault carries anything else. */
const REFUSALS: Readonly<Record<string, LinkStatus>> = {
  'not-signed-in': 'refused',
  'not-allowed': 'refused',
  'unknown-version': 'outdated',
};

const isFinal = (status: LinkStatus): boolean => status === 'refused' || status === 'outdated';
