import { ok } from '../../../app/kernel/result.ts';
import { judgeDates } from '../../../app/visit/dates.ts';
import { transact } from '../../steps/transact.ts';
import { moveVisit } from '../../visits/move-visit.ts';
import { ownVisit } from '../../visits/own-visit.ts';
import { tellVisit } from '../../visits/tell-interventions.ts';
import type { Case } from '../case.ts';

/** Other dates, another place or other material: whatever was agreed is asked anew, and whoever changes it comes. */
export const changeVisit: Case<'visit.change'> = (context, { person }, { interventionId, words, ...planned }) =>
  transact(context, async (work) => {
    const own = await ownVisit(work, person, interventionId);
    if (!own.ok) return own;
    const { ticket, visit } = own.value;
    const dates = judgeDates(planned.dates, work.now);
    if (!dates.ok) return dates;
    const moved = await moveVisit(work, {
      ticket,
      visit,
      by: person,
      event: 'changed',
      change: {
        ...planned,
        dates: [...dates.value],
        agreed: null,
        asked: null,
        technician: { id: person.id, name: person.name },
      },
      fact: { type: 'visit-changed', at: work.now, interventionId, dates: dates.value.length, words },
    });
    return moved.ok ? ok(await tellVisit(context, work, { ticket, by: person, news: 'changed' })) : moved;
  });
