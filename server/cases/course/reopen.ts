import { fail, ok } from '../../../app/kernel/result.ts';
import { changeConcern } from '../../course/change-concern.ts';
import { ownTicket } from '../../course/own-ticket.ts';
import { sendBack } from '../../course/send-back.ts';
import { tellCourse } from '../../course/tell-course.ts';
import { ERASED } from '../../privacy/erased.ts';
import { actorOf } from '../../steps/actors.ts';
import { transact } from '../../steps/transact.ts';
import { listConcerns } from '../../store/concerns.ts';
import { readCourse } from '../../store/course.ts';
import type { Case } from '../case.ts';

/** Every concern wants an answer again: nothing was settled as it seemed. */
export const reopen: Case<'course.reopen'> = (context, { person }, { ticketId }) =>
  transact(context, async (work) => {
    const own = await ownTicket(work, person, ticketId, ['closed']);
    if (!own.ok) return own;
    const ticket = own.value;
    // What it was about is known to nobody any more.
    if (ticket.words === ERASED) return fail({ type: 'too-late-to-reopen' });
    const { reopenUntil } = await readCourse(work.db, ticketId);
    if (reopenUntil === null || reopenUntil < work.now) return fail({ type: 'too-late-to-reopen' });
    for (const concern of await listConcerns(work.db, ticketId)) await changeConcern(work, concern, 'reopened');
    const back = await sendBack(context, work, ticket, actorOf(person));
    return back.ok ? ok(await tellCourse(context, work, person, ticketId)) : back;
  });
