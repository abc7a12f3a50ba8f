import { fail, ok } from '../../../app/kernel/result.ts';
import { isOpen } from '../../../app/ticket/state.ts';
import { changeConcern, concernIn } from '../../course/change-concern.ts';
import { tellCourse } from '../../course/tell-course.ts';
import { actorOf } from '../../steps/actors.ts';
import { heldTicket } from '../../steps/held-ticket.ts';
import { transact } from '../../steps/transact.ts';
import { listConcerns } from '../../store/concerns.ts';
import type { Case } from '../case.ts';

/** Only by whoever has the ticket; a better answer takes the place of one that nobody has judged. */
export const answer: Case<'course.answer'> = (context, { person }, { ticketId, concernId, words }) =>
  transact(context, async (work) => {
    const held = await heldTicket(work, person, ticketId);
    if (!held.ok) return held;
    const ticket = held.value;
    if (ticket.assignee === null) return fail({ type: 'ticket-not-yours', assignee: null });
    if (!isOpen(ticket.state)) return fail({ type: 'ticket-is', state: ticket.state });
    const found = concernIn(await listConcerns(work.db, ticketId), concernId);
    if (!found.ok) return found;
    const changed = await changeConcern(work, found.value, 'answered', { answer: words, refusal: null });
    if (!changed.ok) return changed;
    const fact = { type: 'concern-answered', at: work.now, concernId, words } as const;
    work.record({ ticket, sessionId: null, actor: actorOf(person), fact });
    return ok(await tellCourse(context, work, person, ticketId));
  });
