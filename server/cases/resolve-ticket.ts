import { isSettled, unanswered } from '../../app/course/concern.ts';
import { daysAfter } from '../../app/course/course.ts';
import { fail } from '../../app/kernel/result.ts';
import { stepTicket } from '../../app/ticket/state.ts';
import { answerOutage } from '../course/answer-outage.ts';
import { changeConcern } from '../course/change-concern.ts';
import { closeTicket } from '../course/close-ticket.ts';
import { actorOf } from '../steps/actors.ts';
import { advanceTicket } from '../steps/advance-ticket.ts';
import { endSessionsOf } from '../steps/end-sessions.ts';
import { heldTicket } from '../steps/held-ticket.ts';
import { transact } from '../steps/transact.ts';
import { listConcerns } from '../store/concerns.ts';
import { readCourseSettings } from '../store/course.ts';
import { listOpenUnder, lockOutages } from '../store/outages.ts';
import type { Case } from './case.ts';

/**
 * Only by whoever has it, once every concern but one has its answer: that one is answered by these words. What runs on
 * it ends too; where everything was confirmed on the way, there is nothing left to wait for.
 */
export const resolveTicket: Case<'ticket.resolve'> = (context, { person }, { ticketId, words }) =>
  transact(context, async (work) => {
    const gathered = await listOpenUnder(work.db, ticketId);
    if (gathered.length > 0) await lockOutages(work.db);
    const held = await heldTicket(work, person, ticketId);
    if (!held.ok) return held;
    const concerns = await listConcerns(work.db, ticketId);
    const [last, ...more] = unanswered(concerns);
    const ready = stepTicket(held.value.state, 'resolved');
    if (!ready.ok) return ready;
    if (more.length > 0) return fail({ type: 'concerns-unanswered', count: more.length + 1 });
    const actor = actorOf(person);
    const closesAt = daysAfter(work.now, (await readCourseSettings(work.db)).closeAfterDays);
    const resolved = await advanceTicket(context, work, held.value, {
      event: 'resolved',
      fact: { type: 'ticket-resolved', at: work.now, words },
      actor,
      standing: { closesAt },
    });
    if (!resolved.ok) return resolved;
    if (last !== undefined) await changeConcern(work, last, 'answered', { answer: words, refusal: null });
    await endSessionsOf(context, work, ticketId, 'ticket-closed', actor);
    await answerOutage(context, work, ticketId, { words, by: person, closesAt });
    return isSettled(concerns) ? closeTicket(context, work, resolved.value, 'confirmed', actor) : resolved;
  });
