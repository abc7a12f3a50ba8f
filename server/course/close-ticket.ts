import type { Actor } from '../../app/audit/entry.ts';
import type { Result } from '../../app/kernel/result.ts';
import type { TicketOutcome, TicketRefusal } from '../../app/ticket/state.ts';
import type { Ticket } from '../../app/ticket/ticket.ts';
import type { Context } from '../context.ts';
import { advanceTicket } from '../steps/advance-ticket.ts';
import type { Work } from '../steps/transact.ts';

/** By its requester's word, or by their silence. */
export const closeTicket = (
  context: Context,
  work: Work,
  ticket: Ticket,
  outcome: TicketOutcome,
  actor: Actor,
): Promise<Result<Ticket, TicketRefusal>> =>
  advanceTicket(context, work, ticket, {
    event: outcome === 'confirmed' ? 'confirmed' : 'lapsed',
    fact: { type: 'ticket-closed', at: work.now, outcome },
    actor,
    standing: { outcome, closedAt: work.now },
  });
