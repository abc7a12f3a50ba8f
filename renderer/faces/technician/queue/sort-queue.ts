import { byPriority } from '../../../../app/desk/queue.ts';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import { nextTarget } from '../targets/target-text.ts';

export const QUEUE_ORDERS = ['priority', 'due', 'oldest', 'newest', 'requester'] as const;
export type QueueOrder = (typeof QUEUE_ORDERS)[number];

const older = (one: Ticket, other: Ticket): number => one.openedAt - other.openedAt;

const COMPARE: Readonly<Record<QueueOrder, (one: Ticket, other: Ticket) => number>> = {
  priority: byPriority,
  due: (one, other) => dueOf(one) - dueOf(other) || byPriority(one, other),
  oldest: older,
  newest: (one, other) => older(other, one),
  requester: (one, other) => one.requester.name.localeCompare(other.requester.name) || older(one, other),
};

/** When what is promised next falls due; what stands still, or was promised nothing, comes last. */
function dueOf({ targets }: Ticket): number {
  const due = targets?.[nextTarget(targets)].dueAt;
  return due ?? Number.MAX_SAFE_INTEGER;
}

/** The most pressing first, and among equals whoever has waited longest; or as the technician likes it. */
export const sortedQueue = (tickets: readonly Ticket[], order: QueueOrder): Ticket[] =>
  [...tickets].sort(COMPARE[order]);
