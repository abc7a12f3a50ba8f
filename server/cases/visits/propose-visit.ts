import { fail, ok } from '../../../app/kernel/result.ts';
import { isOpen } from '../../../app/ticket/state.ts';
import { judgeDates } from '../../../app/visit/dates.ts';
import type { Visit } from '../../../app/visit/intervention.ts';
import { actorOf } from '../../steps/actors.ts';
import { transact } from '../../steps/transact.ts';
import { addVisit, findIntervention, findPlannedVisit } from '../../store/visits/interventions.ts';
import { interventionsOf } from '../../visits/interventions-of.ts';
import { inHand } from '../../visits/own-visit.ts';
import { tellVisit } from '../../visits/tell-interventions.ts';
import type { Case } from '../case.ts';

/** By whoever has the ticket, one at a time, and never without why help at a distance was not enough. */
export const proposeVisit: Case<'visit.propose'> = (context, { person }, { ticketId, interventionId, ...input }) =>
  transact(context, async (work) => {
    const held = await inHand(work, person, ticketId);
    if (!held.ok) return held;
    const ticket = held.value;
    const before = await findIntervention(work.db, interventionId);
    if (before !== undefined)
      return before.ticketId === ticketId ? ok(await interventionsOf(work.db, ticketId)) : fail({ type: 'not-found' });
    if (!isOpen(ticket.state)) return fail({ type: 'ticket-is', state: ticket.state });
    if ((await findPlannedVisit(work.db, ticketId)) !== undefined) return fail({ type: 'visit-planned' });
    const dates = judgeDates(input.dates, work.now);
    if (!dates.ok) return dates;
    const { reason, words, place, material } = input;
    const visit: Visit = {
      kind: 'on-site',
      id: interventionId,
      technician: { id: person.id, name: person.name },
      state: 'proposed',
      proposedAt: work.now,
      ...{ reason, words, place, material },
      dates: [...dates.value],
      agreed: null,
      asked: null,
      cancelled: null,
      report: null,
    };
    if (!(await addVisit(work.db, visit, ticketId))) return fail({ type: 'not-found' });
    const fact = {
      type: 'visit-proposed',
      at: work.now,
      interventionId,
      reason,
      dates: dates.value.length,
      words,
    } as const;
    work.record({ ticket, sessionId: null, actor: actorOf(person), fact });
    return ok(await tellVisit(context, work, { ticket, by: person, news: 'proposed' }));
  });
