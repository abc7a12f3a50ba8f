import { fail } from '../../app/kernel/result.ts';
import { actorOf } from '../steps/actors.ts';
import { advanceTicket } from '../steps/advance-ticket.ts';
import { endSessionsOf } from '../steps/end-sessions.ts';
import { transact } from '../steps/transact.ts';
import { lockTicket } from '../store/tickets.ts';
import type { Case } from './case.ts';

/** Only by whoever has it; it waits again as long as it already has, and what runs on it ends. */
export const releaseTicket: Case<'ticket.release'> = (context, { person }, { ticketId, words }) =>
  transact(context, async (work) => {
    const ticket = await lockTicket(work.db, ticketId);
    if (ticket === undefined) return fail({ type: 'not-found' });
    if (ticket.assignee !== null && ticket.assignee.id !== person.id)
      return fail({ type: 'ticket-not-yours', assignee: ticket.assignee.name });
    const actor = actorOf(person);
    const released = await advanceTicket(context, work, ticket, {
      event: 'released',
      fact: { type: 'ticket-released', at: work.now, words },
      actor,
      assigneeId: null,
    });
    if (released.ok) await endSessionsOf(context, work, ticketId, 'stopped-by-technician', actor);
    return released;
  });
