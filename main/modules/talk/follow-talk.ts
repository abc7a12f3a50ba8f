import type { Id } from '../../../app/kernel/scalars.ts';
import { countUnread } from '../../../app/talk/message.ts';
import { isOpen } from '../../../app/ticket/state.ts';
import type { Ticket } from '../../../app/ticket/ticket.ts';
import type { TalkNotice, TalkTold } from '../../../app/wire/bridge.ts';
import type { BrokerEvent } from '../../../app/wire/broker-events.ts';
import type { Ask } from '../broker/broker-link.ts';
import type { Log } from '../log.ts';

/** What is said to the employee of this computer, and what of it they have not read. */
export interface TalkFollower {
  grew(event: Extract<BrokerEvent, { type: 'talk-grew' }>): void;
  /** A visit was proposed, changed, called off, or is near. */
  visitMoved(event: Extract<BrokerEvent, { type: 'visit-moved' }>): void;
  /** Somebody has read further. */
  readOn(ticketId: Id): void;
  /** The broker is there: what was said while it was away is found out. */
  attached(tickets: readonly Ticket[]): Promise<void>;
  /** They have read this one to its end. */
  seen(ticketId: Id): void;
  /** Tickets with something to read. */
  unread(): readonly Id[];
  signedOut(): void;
}

export interface TalkParts {
  readonly ask: Ask;
  readonly personId: () => Id | null;
  /** The application's window is what they look at. */
  readonly isInFront: () => boolean;
  /** Says on the system's own surface that somebody has written: who and about which ticket, never what. */
  readonly notify: (notice: TalkNotice) => void;
  /** Takes back what was said there of this ticket. */
  readonly forget: (ticketId: Id) => void;
  readonly tellPage: (told: TalkTold) => void;
  readonly changed: () => void;
  readonly log: Log;
}

export function followTalk({
  ask,
  personId,
  isInFront,
  notify,
  forget,
  tellPage,
  changed,
  log,
}: TalkParts): TalkFollower {
  const unread = new Set<Id>();
  const put = (notice: TalkNotice): void => {
    if (!isInFront()) notify(notice);
    if (unread.has(notice.ticketId)) return;
    unread.add(notice.ticketId);
    changed();
  };
  /** What was said on one ticket while nobody listened. */
  const catchUp = async ({ id: ticketId, reference }: Ticket): Promise<void> => {
    const [answer, me] = [await ask('talk.show', { ticketId }), personId()];
    if (!answer.ok) return log.warn('talk-not-fetched', { why: answer.failure.type, reference });
    const latest = answer.value.messages.filter(({ author }) => author.id !== me).at(-1);
    if (me === null || latest === undefined || unread.has(ticketId) || countUnread(answer.value, me) === 0) return;
    put({ ticketId, reference, from: latest.author.name });
  };
  return {
    grew: ({ ticketId, reference, from }) => {
      tellPage({ type: 'changed', ticketId });
      if (from.id !== personId()) put({ ticketId, reference, from: from.name });
    },
    visitMoved: ({ ticketId, reference, from, news }) => {
      if (from?.id === personId() || isInFront()) return;
      notify({ ticketId, reference, from: from?.name ?? 'Accord', visit: news });
    },
    readOn: (ticketId) => tellPage({ type: 'changed', ticketId }),
    attached: async (tickets) => {
      tellPage({ type: 'changed', ticketId: null });
      for (const ticket of tickets.filter(({ state }) => isOpen(state))) await catchUp(ticket);
    },
    seen: (ticketId) => {
      forget(ticketId);
      if (unread.delete(ticketId)) changed();
    },
    unread: () => [...unread],
    signedOut: () => {
      for (const ticketId of unread) forget(ticketId);
      unread.clear();
      changed();
    },
  };
}
