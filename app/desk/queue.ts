import { z } from 'zod';
import { Id } from '../kernel/scalars.ts';
import { SupportLevel } from '../level/level.ts';
import { isOpen } from '../ticket/state.ts';
import type { Ticket } from '../ticket/ticket.ts';

/** Which open tickets somebody looks at. */
export const Queue = z.discriminatedUnion('of', [
  /** All of a level; with a team, those that wait for that team or for whichever. */
  z.object({ of: z.literal('level'), level: SupportLevel, teamId: Id.nullable() }),
  z.object({ of: z.literal('team'), teamId: Id }),
  z.object({ of: z.literal('person'), personId: Id }),
  /** Those that whoever asks watches. */
  z.object({ of: z.literal('watched') }),
  z.object({ of: z.literal('all') }),
]);
export type Queue = z.infer<typeof Queue>;

/** Whether an open ticket belongs to a queue; what is watched is not written on the ticket, so that nothing joins that queue by itself. */
export function isIn(queue: Queue, ticket: Ticket): boolean {
  if (!isOpen(ticket.state)) return false;
  switch (queue.of) {
    case 'level':
      return (
        ticket.level === queue.level &&
        (queue.teamId === null || ticket.team === null || ticket.team.id === queue.teamId)
      );
    case 'team':
      return ticket.team?.id === queue.teamId;
    case 'person':
      return ticket.assignee?.id === queue.personId;
    case 'watched':
      return false;
    case 'all':
      return true;
  }
}

/** What is worked on first comes first; among equals, what has waited longest. */
export const byPriority = (one: Ticket, other: Ticket): number =>
  one.priority - other.priority || one.openedAt - other.openedAt || (one.id < other.id ? -1 : 1);

/** Put aside until a moment that has not come yet. */
export const isAsleep = ({ snoozedUntil }: Pick<Ticket, 'snoozedUntil'>, now: number): boolean =>
  snoozedUntil !== null && snoozedUntil > now;
