import type { Diagnosis } from '../../../app/course/diagnosis.ts';
import { fail, ok } from '../../../app/kernel/result.ts';
import { isOpen } from '../../../app/ticket/state.ts';
import { tellSupport } from '../../course/tell-course.ts';
import { actorOf } from '../../steps/actors.ts';
import { transact } from '../../steps/transact.ts';
import { addDiagnosis } from '../../store/diagnoses.ts';
import { lockTicket } from '../../store/tickets.ts';
import type { Case } from '../case.ts';

/** By any technician, whoever has the ticket: two may look into it. The same `requestId` is the same entry. */
export const diagnose: Case<'course.diagnose'> = (context, { person }, { ticketId, requestId, ...said }) =>
  transact(context, async (work) => {
    const ticket = await lockTicket(work.db, ticketId);
    if (ticket === undefined) return fail({ type: 'not-found' });
    if (!isOpen(ticket.state)) return fail({ type: 'ticket-is', state: ticket.state });
    if (person.level === null) return fail({ type: 'not-allowed' });
    const entry: Diagnosis = { id: context.random.id(), level: person.level, by: person.name, at: work.now, ...said };
    if (await addDiagnosis(work.db, { ...entry, ticketId, requestId, authorId: person.id })) {
      const { level, hypothesis, tried: words, outcome } = entry;
      const fact = { type: 'diagnosed', at: work.now, level, hypothesis, words, outcome } as const;
      work.record({ ticket, sessionId: null, actor: actorOf(person), fact });
    }
    return ok(await tellSupport(context, work, person, ticketId));
  });
