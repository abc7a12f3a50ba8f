import { fail, ok } from '../../../app/kernel/result.ts';
import { ownTicket } from '../../course/own-ticket.ts';
import { tellCourse } from '../../course/tell-course.ts';
import { ERASED } from '../../privacy/erased.ts';
import { actorOf } from '../../steps/actors.ts';
import { transact } from '../../steps/transact.ts';
import { addSatisfaction } from '../../store/course.ts';
import type { Case } from '../case.ts';

/** Once for a ticket, however often it is closed. */
export const rate: Case<'course.rate'> = (context, { person }, { ticketId, face, words }) =>
  transact(context, async (work) => {
    const own = await ownTicket(work, person, ticketId, ['closed']);
    if (!own.ok) return own;
    const ticket = own.value;
    // Whatever was said here has had its time: nothing new is kept beside it, for nothing would erase it again.
    if (ticket.words === ERASED) return fail({ type: 'ticket-is', state: ticket.state });
    if (!(await addSatisfaction(work.db, ticketId, { face, words }, work.now))) return fail({ type: 'rated-already' });
    const fact = { type: 'satisfaction-given', at: work.now, face, ...(words !== null && { words }) } as const;
    work.record({ ticket, sessionId: null, actor: actorOf(person), fact });
    return ok(await tellCourse(context, work, person, ticketId));
  });
