import { isAsleep } from '../../../../app/desk/queue.ts';
import type { Id } from '../../../../app/kernel/scalars.ts';
import type { Ticket } from '../../../../app/ticket/ticket.ts';

export interface QueueGroup {
  readonly name: 'mine' | 'waiting' | 'others' | 'asleep' | 'found';
  readonly tickets: readonly Ticket[];
}

/** One's own work first, then what waits for anyone, then what others do, last what was put aside; the order they come in inside each. */
export function groupsOf(tickets: readonly Ticket[], me: Id, now: number): QueueGroup[] {
  const nameOf = (ticket: Ticket): QueueGroup['name'] => {
    if (isAsleep(ticket, now)) return 'asleep';
    if (ticket.assignee === null) return 'waiting';
    return ticket.assignee.id === me ? 'mine' : 'others';
  };
  return (['mine', 'waiting', 'others', 'asleep'] as const)
    .map((name) => ({ name, tickets: tickets.filter((ticket) => nameOf(ticket) === name) }))
    .filter((group) => group.tickets.length > 0);
}

/** The ticket above or below the selected one, as the eye sees them; the first when none is selected. */
export function neighbour(groups: readonly QueueGroup[], selected: Id | null, by: 1 | -1): Id | null {
  const ids = groups.flatMap(({ tickets }) => tickets.map(({ id }) => id));
  const at = selected === null ? -1 : ids.indexOf(selected);
  if (at === -1) return ids[0] ?? null;
  return ids[at + by] ?? null;
}
