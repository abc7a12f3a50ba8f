import type { Id } from '../../../../app/kernel/scalars.ts';
import type { Ticket } from '../../../../app/ticket/ticket.ts';

export interface QueueGroup {
  readonly name: 'mine' | 'waiting' | 'others' | 'found';
  readonly tickets: readonly Ticket[];
}

/** One's own work first, then what waits for anyone, then what others do; the order they come in inside each. */
export function groupsOf(tickets: readonly Ticket[], me: Id): QueueGroup[] {
  const nameOf = ({ assignee }: Ticket): QueueGroup['name'] => {
    if (assignee === null) return 'waiting';
    return assignee.id === me ? 'mine' : 'others';
  };
  return (['mine', 'waiting', 'others'] as const)
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
