import { fail, ok } from '../../app/kernel/result.ts';
import { isOpen } from '../../app/ticket/state.ts';
import { actorOf } from '../steps/actors.ts';
import { advanceTicket } from '../steps/advance-ticket.ts';
import { endSessionsOf } from '../steps/end-sessions.ts';
import { transact } from '../steps/transact.ts';
import { lockTicket } from '../store/tickets.ts';
import type { Case } from './case.ts';

/** Taking one's own again changes nothing; taking a colleague's ends the session they have on it. */
export const takeTicket: Case<'ticket.take'> = (context, { person }, { ticketId }) =>
  transact(context, async (work) => {
    const ticket = await lockTicket(work.db, ticketId);
    if (ticket === undefined) return fail({ type: 'not-found' });
    if (isOpen(ticket.state) && ticket.assignee?.id === person.id) return ok(ticket);
    const actor = actorOf(person);
    const taken = await advanceTicket(context, work, ticket, {
      event: 'taken',
      fact: { type: 'ticket-taken', at: work.now },
      actor,
      assigneeId: person.id,
    });
    if (taken.ok) await endSessionsOf(context, work, ticketId, 'revoked', actor);
    return taken;
  });
