import type { Actor, TicketFact } from '../../app/audit/entry.ts';
import type { Result } from '../../app/kernel/result.ts';
import { ok } from '../../app/kernel/result.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import type { TicketEvent, TicketRefusal } from '../../app/ticket/state.ts';
import { stepTicket } from '../../app/ticket/state.ts';
import type { Ticket } from '../../app/ticket/ticket.ts';
import type { Context } from '../context.ts';
import type { Standing } from '../store/tickets.ts';
import { changeTicket, readTicket } from '../store/tickets.ts';
import { keepClock } from '../targets/reckon.ts';
import { callOffVisit } from '../visits/call-off.ts';
import { announceTicket } from './announce.ts';
import type { Work } from './transact.ts';

/** What happens to a ticket that this transaction has locked, and how it reads on the timeline. */
export interface TicketStep {
  readonly event: TicketEvent;
  readonly fact: TicketFact;
  readonly actor: Actor;
  /** Whose it is from then on; null for nobody's, nothing for whoever had it. */
  readonly assigneeId?: Id | null;
  readonly standing?: Standing;
}

export async function advanceTicket(
  context: Context,
  work: Work,
  ticket: Ticket,
  { event, fact, actor, assigneeId, standing }: TicketStep,
): Promise<Result<Ticket, TicketRefusal>> {
  const next = stepTicket(ticket.state, event);
  if (!next.ok) return next;
  await changeTicket(work.db, ticket.id, {
    at: work.now,
    // What goes with a state goes when the ticket leaves it, and not before.
    ...(next.value !== ticket.state && { state: next.value }),
    ...(standing && { standing }),
    ...(assigneeId === undefined ? {} : { assigneeId }),
  });
  await keepClock(work, ticket.id, next.value);
  await work.record({ ticket, sessionId: null, actor, fact });
  if (event === 'resolved' || event === 'cancelled') await callOffVisit(work, ticket, event === 'resolved');
  // Read once more after the commit: the words of a line are in the database only then.
  work.afterwards(async () => announceTicket(context, await readTicket(context.store, ticket.id)));
  const changed = await readTicket(work.db, ticket.id);
  // The place it left, or the one it takes again: everyone behind moves.
  const place = ticket.ahead ?? changed.ahead;
  if (place !== null) work.moveQueue(place);
  return ok(changed);
}
