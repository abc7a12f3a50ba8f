import type { Socket } from 'socket.io-client';
import { io } from 'socket.io-client';
import type { BrokerEvent } from '../../../app/wire/broker-events.ts';
import { brokerEvents } from '../../../app/wire/broker-events.ts';
import { decode, PROTOCOL } from '../../../app/wire/envelope.ts';
import type { RequestFailure } from '../../../app/wire/failures.ts';
import { answerOf } from '../../../app/wire/failures.ts';
import type { RequestInput, RequestOutput, RequestType } from '../../../app/wire/requests.ts';
import { requests } from '../../../app/wire/requests.ts';
import type { Log } from '../log.ts';

/** An answer of the broker, or `away` when none came in time: it may have been done all the same. */
export type LinkAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: RequestFailure | { readonly type: 'away' } };

export type Ask = <T extends RequestType>(type: T, input: RequestInput<T>) => Promise<LinkAnswer<RequestOutput<T>>>;

export interface BrokerLink {
  readonly request: Ask;
  close(): void;
}

export interface LinkListener {
  event(event: BrokerEvent): void;
  /** The connection is gone; another is tried, later and later, each time after a random part of the wait. */
  lost(): void;
  /** The broker doesn't accept this token. */
  rejected(): void;
}

export interface LinkParts {
  readonly brokerUrl: string;
  readonly token: string;
  readonly listener: LinkListener;
  readonly log: Log;
}

/** The live connection to the broker: everything that comes over it is parsed, everything asked has a time limit. */
export function openLink({ brokerUrl, token, listener, log }: LinkParts): BrokerLink {
  const socket: Socket = io(brokerUrl, {
    auth: { token, v: PROTOCOL },
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 400,
    reconnectionDelayMax: 10_000,
    randomizationFactor: 0.5,
    timeout: 8000,
  });
  let returning: NodeJS.Timeout | undefined;
  socket.on('event', (raw: unknown) => {
    const event = decode(brokerEvents, raw);
    if (event.ok) listener.event(event.value);
    else log.warn('broker-event-refused', { why: event.failure.type });
  });
  // The library gives up where the broker itself said no: on an orderly end, and on a handshake that it could not judge.
  const comeBack = (afterMs: number): void => {
    clearTimeout(returning);
    if (!socket.active) returning = setTimeout(() => socket.connect(), afterMs * (0.5 + Math.random()));
  };
  socket.on('disconnect', () => {
    listener.lost();
    comeBack(RETURN_MS);
  });
  socket.on('connect_error', (fault) => {
    if (isRejection(fault)) {
      socket.close();
      listener.rejected();
      return;
    }
    listener.lost();
    comeBack(REFUSED_MS);
  });

  const request: Ask = async (type, input) => {
    // Nothing is buffered here: what must survive a broker's absence has an outbox of its own.
    if (!socket.connected) return { ok: false, failure: { type: 'away' } };
    const raw: unknown = await socket
      .timeout(ANSWER_MS)
      .emitWithAck('request', { v: PROTOCOL, type, input })
      .catch(() => null);
    if (raw === null) return { ok: false, failure: { type: 'away' } };
    const answer = answerOf(requests[type].output).safeParse(raw);
    if (!answer.success) {
      log.warn('broker-answer-refused', { request: type });
      return { ok: false, failure: { type: 'malformed', where: 'answer' } };
    }
    // The schema is the one of this very request; the table's index loses that link, nothing else.
    return answer.data as LinkAnswer<RequestOutput<typeof type>>;
  };
  return {
    request,
    close: () => {
      clearTimeout(returning);
      socket.removeAllListeners();
      socket.close();
    },
  };
}

/** The broker refuses a handshake with `data.type`, as it refuses a request. */
function isRejection(fault: Error): boolean {
  const data: unknown = 'data' in fault ? fault.data : undefined;
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'not-signed-in';
}

const ANSWER_MS = 10_000;
/** Half to one and a half of this after an orderly end, so that not all clients come back at the same instant. */
const RETURN_MS = 600;
/** The same after a handshake that the broker could not judge: it needs a moment to mend. */
const REFUSED_MS = 5000;
