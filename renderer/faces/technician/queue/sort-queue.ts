import type { Impact, Ticket } from '../../../../app/ticket/ticket.ts';

export const QUEUE_ORDERS = ['impact', 'oldest', 'newest', 'requester'] as const;
export type QueueOrder = (typeof QUEUE_ORDERS)[number];

const GRAVITY: Readonly<Record<Impact, number>> = { blocked: 0, hindered: 1, question: 2 };

const older = (one: Ticket, other: Ticket): number => one.openedAt - other.openedAt;

const COMPARE: Readonly<Record<QueueOrder, (one: Ticket, other: Ticket) => number>> = {
  impact: (one, other) => GRAVITY[one.impact] - GRAVITY[other.impact] || older(one, other),
  oldest: older,
  newest: (one, other) => older(other, one),
  requester: (one, other) => one.requester.name.localeCompare(other.requester.name) || older(one, other),
};

/** Whoever can't work at all first, and among equals whoever has waited longest; or as the technician likes it. */
export const sortedQueue = (tickets: readonly Ticket[], order: QueueOrder): Ticket[] =>
  [...tickets].sort(COMPARE[order]);
