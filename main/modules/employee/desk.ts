import type { Id } from '../../../app/kernel/scalars.ts';
import type { TriedAdvice } from '../../../app/knowledge/article.ts';
import type { Impact, Ticket } from '../../../app/ticket/ticket.ts';
import type { WaitingRequest } from '../../../app/wire/bridge.ts';
import type { Ask } from '../broker/broker-link.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Keep } from '../store/keep.ts';
import type { StoredOpened } from './opened-here.ts';
import { openedHere } from './opened-here.ts';
import type { StoredOutbox } from './outbox.ts';
import { helpOutbox } from './outbox.ts';

/** What the employee does with their own tickets. */
export interface Desk {
  /** Latest first. */
  tickets(): readonly Ticket[];
  waiting(): readonly WaitingRequest[];
  askForHelp(request: HelpRequest): void;
  cancel(ticketId: Id): Promise<Outcome>;
  dropWaiting(requestId: Id): void;
  /** The broker is there for this person: their list is fetched, what waits is sent. */
  attached(): Promise<void>;
  ticketChanged(ticket: Ticket): void;
  signedOut(): void;
  /** A ticket that was asked for on this computer, in the words typed here, whatever the broker says of it. */
  ownTicket(ticketId: Id): Promise<Ticket | null>;
}

/** What somebody asks, and what they have tried before. */
interface HelpRequest {
  readonly words: string;
  readonly impact: Impact;
  readonly tried?: TriedAdvice[] | undefined;
}

export interface Outcome {
  readonly ok: boolean;
  readonly failure?: string;
}

export interface DeskParts {
  readonly ask: Ask;
  readonly personId: () => Id | null;
  readonly outbox: Keep<StoredOutbox>;
  readonly opened: Keep<StoredOpened>;
  readonly clock: Clock;
  readonly newId: () => Id;
  readonly changed: () => void;
  readonly log: Log;
}

export function openDesk({
  ask,
  personId,
  outbox: keep,
  opened: openedKeep,
  clock,
  newId,
  changed,
  log,
}: DeskParts): Desk {
  const tickets = new Map<Id, Ticket>();
  const put = (ticket: Ticket): void => {
    const held = tickets.get(ticket.id);
    if (ticket.requester.id !== personId() || (held !== undefined && held.changedAt > ticket.changedAt)) return;
    tickets.set(ticket.id, ticket);
    changed();
  };
  const own = openedHere(openedKeep);
  const opened = (ticket: Ticket, { words }: WaitingRequest): void => {
    own.add(ticket.id, words);
    put(ticket);
  };
  const outbox = helpOutbox({ keep, ask, personId, clock, opened, changed, log });
  const flush = (): void => {
    const person = personId();
    if (person !== null) outbox.flush(person).catch((cause: unknown) => log.error('outbox-broken', cause));
  };
  const refresh = async (): Promise<void> => {
    const answer = await ask('ticket.mine', {});
    if (!answer.ok) {
      log.warn('tickets-not-fetched', { why: answer.failure.type });
      return;
    }
    for (const ticket of answer.value) put(ticket);
  };
  const told = async (answering: ReturnType<typeof ask<'ticket.cancel'>>): Promise<Outcome> => {
    const answer = await answering;
    if (!answer.ok) return { ok: false, failure: answer.failure.type };
    put(answer.value);
    return { ok: true };
  };
  return {
    tickets: () => [...tickets.values()].sort((one, other) => other.openedAt - one.openedAt),
    waiting: () => {
      const person = personId();
      return person === null ? [] : outbox.waiting(person);
    },
    askForHelp: ({ words, impact, tried }) => {
      const person = personId();
      if (person === null) throw new Error('help is asked for by somebody who is signed in');
      outbox.add(person, {
        requestId: newId(),
        words,
        impact,
        askedAt: clock.now(),
        ...(tried && tried.length > 0 && { tried }),
      });
      flush();
    },
    cancel: (ticketId) => told(ask('ticket.cancel', { ticketId })),
    dropWaiting: outbox.drop,
    attached: async () => {
      flush();
      await refresh();
    },
    ticketChanged: put,
    signedOut: () => {
      tickets.clear();
      changed();
    },
    ownTicket: async (ticketId) => {
      if (!tickets.has(ticketId)) await refresh();
      const ticket = tickets.get(ticketId);
      const words = own.wordsOf(ticketId);
      return ticket === undefined || words === null ? null : { ...ticket, words };
    },
  };
}
