import { isSettled } from '../../../app/course/concern.ts';
import { ok } from '../../../app/kernel/result.ts';
import { GOES_ON } from '../../../app/ticket/state.ts';
import { changeConcern, concernIn } from '../../course/change-concern.ts';
import { closeTicket } from '../../course/close-ticket.ts';
import { ownTicket } from '../../course/own-ticket.ts';
import { tellCourse } from '../../course/tell-course.ts';
import { actorOf } from '../../steps/actors.ts';
import { transact } from '../../steps/transact.ts';
import { listConcerns } from '../../store/concerns.ts';
import type { Case } from '../case.ts';

export const confirm: Case<'course.confirm'> = (context, { person }, { ticketId, concernId }) =>
  transact(context, async (work) => {
    const own = await ownTicket(work, person, ticketId, GOES_ON);
    if (!own.ok) return own;
    const ticket = own.value;
    const found = concernIn(await listConcerns(work.db, ticketId), concernId);
    if (!found.ok) return found;
    const changed = await changeConcern(work, found.value, 'confirmed');
    if (!changed.ok) return changed;
    const actor = actorOf(person);
    work.record({ ticket, sessionId: null, actor, fact: { type: 'concern-confirmed', at: work.now, concernId } });
    if (ticket.state === 'resolved' && isSettled(await listConcerns(work.db, ticketId)))
      await closeTicket(context, work, ticket, 'confirmed', actor);
    return ok(await tellCourse(context, work, person, ticketId));
  });
