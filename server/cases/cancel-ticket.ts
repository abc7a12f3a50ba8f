import { fail, ok } from '../../app/kernel/result.ts';
import { forRequester } from '../../app/ticket/for-requester.ts';
import { actorOf } from '../steps/actors.ts';
import { advanceTicket } from '../steps/advance-ticket.ts';
import { endSessionsOf } from '../steps/end-sessions.ts';
import { transact } from '../steps/transact.ts';
import { lockTicket } from '../store/tickets.ts';
import type { Case } from './case.ts';

/** No ticket, no session: what runs on it ends too. */
export const cancelTicket: Case<'ticket.cancel'> = (context, { person }, { ticketId }) =>
  transact(context, async (work) => {
    const ticket = await lockTicket(work.db, ticketId);
    if (ticket?.requester.id !== person.id) return fail({ type: 'not-found' });
    const actor = actorOf(person);
    const cancelled = await advanceTicket(context, work, ticket, {
      event: 'cancelled',
      fact: { type: 'ticket-cancelled', at: work.now },
      actor,
    });
    if (!cancelled.ok) return cancelled;
    await endSessionsOf(context, work, ticketId, 'ticket-closed', actor);
    return ok(forRequester(cancelled.value));
  });
