import type { Result } from '../../app/kernel/result.ts';
import { fail, ok } from '../../app/kernel/result.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import type { Person } from '../../app/level/person.ts';
import type { Ticket } from '../../app/ticket/ticket.ts';
import { lockTicket } from '../store/tickets.ts';
import type { Work } from './transact.ts';

export type NotHeld = { readonly type: 'not-found' } | { readonly type: 'ticket-not-yours'; readonly assignee: string };

/** The ticket, locked, unless somebody else has it; whether anybody has to is for its state to say. */
export async function heldTicket({ db }: Work, { id }: Person, ticketId: Id): Promise<Result<Ticket, NotHeld>> {
  const ticket = await lockTicket(db, ticketId);
  if (ticket === undefined) return fail({ type: 'not-found' });
  const { assignee } = ticket;
  return assignee === null || assignee.id === id
    ? ok(ticket)
    : fail({ type: 'ticket-not-yours', assignee: assignee.name });
}
