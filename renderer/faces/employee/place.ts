import type { TicketState } from '../../../app/ticket/state.ts';
import { isOpen } from '../../../app/ticket/state.ts';
import type { Ticket } from '../../../app/ticket/ticket.ts';
import type { WaitingRequest } from '../../../app/wire/bridge.ts';
import type { HelpState } from '../../ports/platform/platform.ts';

/** A request as its author sees it: a ticket with a reference, or words still kept on this computer. */
export type Subject =
  | { readonly type: 'ticket'; readonly key: string; readonly ticket: Ticket }
  | { readonly type: 'waiting'; readonly key: string; readonly request: WaitingRequest };

export type Place =
  | { readonly type: 'ask' }
  | { readonly type: 'follow'; readonly subject: string }
  | { readonly type: 'requests' }
  | { readonly type: 'journal' }
  | { readonly type: 'settings' };

/** Newest first; what is kept here stands before what the broker has. */
export function subjectsOf({ tickets, waiting }: Pick<HelpState, 'tickets' | 'waiting'>): Subject[] {
  const kept = [...waiting].sort((one, other) => other.askedAt - one.askedAt);
  const known = [...tickets].sort((one, other) => other.openedAt - one.openedAt);
  return [
    ...kept.map((request): Subject => ({ type: 'waiting', key: request.requestId, request })),
    ...known.map((ticket): Subject => ({ type: 'ticket', key: ticket.id, ticket })),
  ];
}

/** The newest request that somebody still has to answer, else that its author has to confirm; null when there is none. */
export function currentOf(shell: Pick<HelpState, 'tickets' | 'waiting'>): string | null {
  const subjects = subjectsOf(shell);
  return (subjects.find(isUnderWay) ?? subjects.find(isToConfirm))?.key ?? null;
}

/**
 * The same, but for a request that was resolved or closed while it was being followed: that one stays, since its author is
 * to read what was done, and say so, before the next one takes its place.
 */
export function followedFrom(shell: Pick<HelpState, 'tickets' | 'waiting'>, followed: string | null): string | null {
  const before = followed === null ? null : subjectAt(shell, followed);
  return before?.type === 'ticket' && ANSWERED.has(before.ticket.state) ? before.key : currentOf(shell);
}

export const subjectAt = (shell: Pick<HelpState, 'tickets' | 'waiting'>, key: string): Subject | null =>
  subjectsOf(shell).find((subject) => subject.key === key) ?? null;

export const isUnderWay = (subject: Subject): boolean => subject.type === 'waiting' || isOpen(subject.ticket.state);

/** It has its answers, and its author has not said yet that they hold. */
export const isToConfirm = (subject: Subject): boolean =>
  subject.type === 'ticket' && subject.ticket.state === 'resolved';

const ANSWERED: ReadonlySet<TicketState> = new Set<TicketState>(['resolved', 'closed']);

/** How many requests besides this one somebody still has to answer. */
export const othersOf = (shell: Pick<HelpState, 'tickets' | 'waiting'>, key: string): number =>
  subjectsOf(shell).filter((subject) => isUnderWay(subject) && subject.key !== key).length;
