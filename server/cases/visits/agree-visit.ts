import { ok } from '../../../app/kernel/result.ts';
import { chooseDate } from '../../../app/visit/dates.ts';
import { transact } from '../../steps/transact.ts';
import { moveVisit } from '../../visits/move-visit.ts';
import { ownVisit } from '../../visits/own-visit.ts';
import { tellVisit } from '../../visits/tell-interventions.ts';
import type { Case } from '../case.ts';

/** The requester picks one of the dates; a technician writes down which one they said aloud. */
export const agreeVisit: Case<'visit.agree'> = (context, { person }, { interventionId, from }) =>
  transact(context, async (work) => {
    const own = await ownVisit(work, person, interventionId);
    if (!own.ok) return own;
    const { ticket, visit } = own.value;
    const chosen = chooseDate(visit.dates, from, work.now);
    if (visit.state === 'proposed' && !chosen.ok) return chosen;
    const moved = await moveVisit(work, {
      ticket,
      visit,
      by: person,
      event: 'agreed',
      change: { agreed: chosen.ok ? chosen.value : null, asked: null },
      fact: { type: 'visit-agreed', at: work.now, interventionId, from },
    });
    return moved.ok ? ok(await tellVisit(context, work, { ticket, by: person, news: 'agreed' })) : moved;
  });

/** None of them suits; what was agreed before stands no more. */
export const askOtherDates: Case<'visit.ask-other-dates'> = (context, { person }, { interventionId, words }) =>
  transact(context, async (work) => {
    const own = await ownVisit(work, person, interventionId);
    if (!own.ok) return own;
    const { ticket, visit } = own.value;
    const moved = await moveVisit(work, {
      ticket,
      visit,
      by: person,
      event: 'dates-asked',
      change: { agreed: null, asked: words },
      fact: { type: 'visit-dates-asked', at: work.now, interventionId, words },
    });
    return moved.ok ? ok(await tellVisit(context, work, { ticket, by: person, news: 'dates-asked' })) : moved;
  });
