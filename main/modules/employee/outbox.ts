import { z } from 'zod';
import { Id } from '../../../app/kernel/scalars.ts';
import type { Ticket } from '../../../app/ticket/ticket.ts';
import type { WaitingRequest } from '../../../app/wire/bridge.ts';
import { WaitingRequest as WaitingRequestSchema } from '../../../app/wire/bridge.ts';
import type { Ask } from '../broker/broker-link.ts';
import type { Cancel, Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Keep } from '../store/keep.ts';

/** Requests for help that the broker has not acknowledged, each with the account that made it. */
export const StoredOutbox = z.array(z.object({ personId: Id, request: WaitingRequestSchema }));
export type StoredOutbox = z.infer<typeof StoredOutbox>;

export interface Outbox {
  waiting(personId: Id): readonly WaitingRequest[];
  /** On the disk when it returns, sent as soon as the broker is there. */
  add(personId: Id, request: WaitingRequest): void;
  drop(requestId: Id): void;
  /** Sends what this person's requests wait for; to be called whenever the broker is back. */
  flush(personId: Id): Promise<void>;
}

interface Parts {
  readonly keep: Keep<StoredOutbox>;
  readonly ask: Ask;
  /** Who is signed in now: nobody's words are sent under another's account. */
  readonly personId: () => Id | null;
  readonly clock: Clock;
  readonly opened: (ticket: Ticket, request: WaitingRequest) => void;
  readonly changed: () => void;
  readonly log: Log;
}

/** A request keeps its id until it is acknowledged, so that the broker makes one ticket of it however often it is sent. */
export function helpOutbox({ keep, ask, personId: signedIn, clock, opened, changed, log }: Parts): Outbox {
  let isFlushing = false;
  let retry: Cancel | null = null;
  const waiting = (personId: Id): readonly WaitingRequest[] =>
    keep
      .read()
      .filter((one) => one.personId === personId)
      .map(({ request }) => request);
  const drop = (requestId: Id): void => {
    keep.write(keep.read().filter(({ request }) => request.requestId !== requestId));
    changed();
  };
  const send = async (request: WaitingRequest): Promise<boolean> => {
    const answer = await ask('ticket.open', request);
    if (!answer.ok) {
      log.warn('help-request-waits', { requestId: request.requestId, why: answer.failure.type });
      return false;
    }
    log.info('help-request-sent', { reference: answer.value.reference, requestId: request.requestId });
    opened(answer.value, request);
    drop(request.requestId);
    return true;
  };
  const flush = async (personId: Id): Promise<void> => {
    if (isFlushing) return;
    isFlushing = true;
    retry?.();
    retry = null;
    const refused = new Set<Id>();
    // Looked up again each time: more may be asked, or dropped, while one is on its way.
    const next = (): WaitingRequest | undefined =>
      signedIn() === personId ? waiting(personId).find((one) => !refused.has(one.requestId)) : undefined;
    try {
      for (let request = next(); request !== undefined; request = next())
        if (!(await send(request))) refused.add(request.requestId);
    } finally {
      isFlushing = false;
    }
    const person = signedIn();
    if (person !== null && person !== personId) await flush(person);
    else if (refused.size > 0)
      retry = clock.after(RETRY_MS, () => {
        flush(personId).catch((cause: unknown) => log.error('outbox-broken', cause));
      });
  };
  return {
    waiting,
    add: (personId, request) => {
      keep.write([...keep.read(), { personId, request }]);
      changed();
    },
    drop,
    flush,
  };
}

/** A request that the broker could not take is offered again after this, in milliseconds. */
const RETRY_MS = 5000;
