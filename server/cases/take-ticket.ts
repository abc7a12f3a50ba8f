import { fail, ok } from '../../app/kernel/result.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import { isOpen } from '../../app/ticket/state.ts';
import { actorOf } from '../steps/actors.ts';
import { advanceTicket } from '../steps/advance-ticket.ts';
import { endSessionsOf } from '../steps/end-sessions.ts';
import type { Work } from '../steps/transact.ts';
import { transact } from '../steps/transact.ts';
import { findSession, listRunningSessionIds } from '../store/sessions.ts';
import { lockTicket } from '../store/tickets.ts';
import type { Case } from './case.ts';

/** Taking one's own again changes nothing; taking a colleague's ends the session they have on it, with a word for them. */
export const takeTicket: Case<'ticket.take'> = (context, { person }, { ticketId, words }) =>
  transact(context, async (work) => {
    const ticket = await lockTicket(work.db, ticketId);
    if (ticket === undefined) return fail({ type: 'not-found' });
    if (isOpen(ticket.state) && ticket.assignee?.id === person.id) return ok(ticket);
    const running = isOpen(ticket.state) && words === undefined ? await runningOn(work, ticketId) : null;
    if (running !== null) return fail({ type: 'session-would-end', technician: running });
    const actor = actorOf(person);
    const taken = await advanceTicket(context, work, ticket, {
      event: 'taken',
      fact: { type: 'ticket-taken', at: work.now, ...(words === undefined ? {} : { words }) },
      actor,
      assigneeId: person.id,
    });
    if (taken.ok) await endSessionsOf(context, work, ticketId, 'revoked', actor);
    return taken;
  });

/** Whose session taking the ticket would end. */
async function runningOn({ db }: Work, ticketId: Id): Promise<string | null> {
  const [sessionId] = await listRunningSessionIds(db, ticketId);
  const stored = sessionId === undefined ? undefined : await findSession(db, sessionId);
  return stored?.session.technician.name ?? null;
}
