import { MOST_CONCERNS } from '../../../app/course/concern.ts';
import { fail, ok } from '../../../app/kernel/result.ts';
import type { Person } from '../../../app/level/person.ts';
import { isOpen } from '../../../app/ticket/state.ts';
import type { Ticket } from '../../../app/ticket/ticket.ts';
import type { RequestFailure } from '../../../app/wire/failures.ts';
import { courseFor } from '../../course/course-for.ts';
import { mayRead } from '../../course/may-read.ts';
import { sendBack } from '../../course/send-back.ts';
import { tellCourse } from '../../course/tell-course.ts';
import { actorOf } from '../../steps/actors.ts';
import { resumeTicket } from '../../steps/resume-ticket.ts';
import { transact } from '../../steps/transact.ts';
import { addConcern as addTo, hasConcern, listConcerns } from '../../store/concerns.ts';
import { lockTicket } from '../../store/tickets.ts';
import type { Case } from '../case.ts';

/**
 * The requester's is heard as long as the ticket is not closed; whoever has it, or anyone while nobody does,
 * adds what they hear. What others hear is a call on it, or a note.
 */
export const addConcern: Case<'course.add-concern'> = (context, { person }, { ticketId, requestId, words }) =>
  transact(context, async (work) => {
    const isRequester = person.role === 'employee';
    const ticket = await lockTicket(work.db, ticketId);
    if (ticket === undefined || !mayRead(person, ticket)) return fail({ type: 'not-found' });
    if (await hasConcern(work.db, ticketId, requestId)) return ok(await courseFor(work.db, person, ticketId));
    const refusal = refusalOf(ticket, person);
    if (refusal !== null) return fail(refusal);
    if ((await listConcerns(work.db, ticketId)).length >= MOST_CONCERNS)
      return fail({ type: 'too-many', retryAfterMs: AGAIN_MS });
    const concern = { id: context.random.id(), words, addedBy: isRequester ? 'requester' : 'technician' } as const;
    await addTo(work.db, { ...concern, ticketId, requestId, at: work.now });
    const actor = actorOf(person);
    const fact = { type: 'concern-added', at: work.now, concernId: concern.id, words } as const;
    work.record({ ticket, sessionId: null, actor, fact });
    if (ticket.state === 'resolved') await sendBack(context, work, ticket, actor);
    if (isRequester) await resumeTicket(context, work, ticket, actor);
    return ok(await tellCourse(context, work, person, ticketId));
  });

/** Why this person can add nothing to it; null when they can. */
function refusalOf({ state, assignee }: Ticket, { id, role }: Person): RequestFailure | null {
  const isRequester = role === 'employee';
  if (!isRequester && assignee !== null && assignee.id !== id)
    return { type: 'ticket-not-yours', assignee: assignee.name };
  return isOpen(state) || (isRequester && state === 'resolved') ? null : { type: 'ticket-is', state };
}

const AGAIN_MS = 60_000;
