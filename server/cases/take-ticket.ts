import { fail, ok } from '../../app/kernel/result.ts';
import type { Person } from '../../app/level/person.ts';
import { isOpen } from '../../app/ticket/state.ts';
import type { Ticket } from '../../app/ticket/ticket.ts';
import { actorOf } from '../steps/actors.ts';
import { advanceTicket } from '../steps/advance-ticket.ts';
import { endSessionsOf } from '../steps/end-sessions.ts';
import type { Work } from '../steps/transact.ts';
import { transact } from '../steps/transact.ts';
import { findSession, listRunningSessionIds } from '../store/sessions.ts';
import { lockTicket } from '../store/tickets.ts';
import type { Case } from './case.ts';

/** Never above one's own level. Taking one's own again changes nothing; taking a colleague's ends the session they have on it, with a word for them. */
export const takeTicket: Case<'ticket.take'> = (context, { person }, { ticketId, words }) =>
  transact(context, async (work) => {
    const ticket = await lockTicket(work.db, ticketId);
    if (ticket === undefined) return fail({ type: 'not-found' });
    if (isOpen(ticket.state) && ticket.assignee?.id === person.id) return ok(ticket);
    if (isAbove(ticket, person)) return fail({ type: 'level-above', level: ticket.level });
    const running = words === undefined ? await runningOn(work, ticket) : null;
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

const isAbove = (ticket: Pick<Ticket, 'level'>, { level }: Person): boolean => ticket.level > (level ?? 0);

/** Whose session taking the ticket would end. */
async function runningOn({ db }: Work, { id, state }: Ticket): Promise<string | null> {
  if (!isOpen(state)) return null;
  const [sessionId] = await listRunningSessionIds(db, id);
  const stored = sessionId === undefined ? undefined : await findSession(db, sessionId);
  return stored?.session.technician.name ?? null;
}
