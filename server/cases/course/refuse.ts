import { ok } from '../../../app/kernel/result.ts';
import { GOES_ON } from '../../../app/ticket/state.ts';
import { changeConcern, concernIn } from '../../course/change-concern.ts';
import { ownTicket } from '../../course/own-ticket.ts';
import { sendBack } from '../../course/send-back.ts';
import { tellCourse } from '../../course/tell-course.ts';
import { actorOf } from '../../steps/actors.ts';
import { resumeTicket } from '../../steps/resume-ticket.ts';
import { transact } from '../../steps/transact.ts';
import { listConcerns } from '../../store/concerns.ts';
import type { Case } from '../case.ts';

/** An answer that settles nothing; a resolved ticket is taken up again for it. */
export const refuse: Case<'course.refuse'> = (context, { person }, { ticketId, concernId, words }) =>
  transact(context, async (work) => {
    const own = await ownTicket(work, person, ticketId, GOES_ON);
    if (!own.ok) return own;
    const ticket = own.value;
    const found = concernIn(await listConcerns(work.db, ticketId), concernId);
    if (!found.ok) return found;
    const changed = await changeConcern(work, found.value, 'refused', { refusal: words });
    if (!changed.ok) return changed;
    const actor = actorOf(person);
    work.record({
      ticket,
      sessionId: null,
      actor,
      fact: { type: 'concern-refused', at: work.now, concernId, words },
    });
    if (ticket.state === 'resolved') await sendBack(context, work, ticket, actor);
    await resumeTicket(context, work, ticket, actor);
    return ok(await tellCourse(context, work, person, ticketId));
  });
