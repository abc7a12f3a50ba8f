import { byPriority } from '../../../../app/desk/queue.ts';
import type { Ticket } from '../../../../app/ticket/ticket.ts';

export const QUEUE_ORDERS = ['priority', 'oldest', 'newest', 'requester'] as const;
export type QueueOrder = (typeof QUEUE_ORDERS)[number];

const older = (one: Ticket, other: Ticket): number => one.openedAt - other.openedAt;

const COMPARE: Readonly<Record<QueueOrder, (one: Ticket, other: Ticket) => number>> = {
  priority: byPriority,
  oldest: older,
  newest: (one, other) => older(other, one),
  requester: (one, other) => one.requester.name.localeCompare(other.requester.name) || older(one, other),
};

/** The most pressing first, and among equals whoever has waited longest; or as the technician likes it. */
export const sortedQueue = (tickets: readonly Ticket[], order: QueueOrder): Ticket[] =>
  [...tickets].sort(COMPARE[order]);
