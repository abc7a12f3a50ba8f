import type { Result } from '../../app/kernel/result.ts';
import { fail, ok } from '../../app/kernel/result.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import type { Person } from '../../app/level/person.ts';
import type { TicketRefusal, TicketState } from '../../app/ticket/state.ts';
import type { Ticket } from '../../app/ticket/ticket.ts';
import type { Work } from '../steps/transact.ts';
import { lockTicket } from '../store/tickets.ts';

/** The requester's own in one of these states, locked; of anybody else's nothing is said. */
export async function ownTicket(
  { db }: Work,
  { id }: Person,
  ticketId: Id,
  states: readonly TicketState[],
): Promise<Result<Ticket, { readonly type: 'not-found' } | TicketRefusal>> {
  const ticket = await lockTicket(db, ticketId);
  if (ticket?.requester.id !== id) return fail({ type: 'not-found' });
  return states.includes(ticket.state) ? ok(ticket) : fail({ type: 'ticket-is', state: ticket.state });
}
