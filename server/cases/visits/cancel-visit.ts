import { fail, ok } from '../../../app/kernel/result.ts';
import { transact } from '../../steps/transact.ts';
import { moveVisit } from '../../visits/move-visit.ts';
import { ownVisit } from '../../visits/own-visit.ts';
import { tellVisit } from '../../visits/tell-interventions.ts';
import type { Case } from '../case.ts';

/** With a reason, by either side; that nobody had to travel is the support's to say. */
export const cancelVisit: Case<'visit.cancel'> = (context, { person }, { interventionId, words, avoided }) =>
  transact(context, async (work) => {
    const isRequester = person.role === 'employee';
    if (isRequester && avoided) return fail({ type: 'not-allowed' });
    const own = await ownVisit(work, person, interventionId);
    if (!own.ok) return own;
    const { ticket, visit } = own.value;
    const moved = await moveVisit(work, {
      ticket,
      visit,
      by: person,
      event: 'cancelled',
      change: { cancelled: { at: work.now, by: isRequester ? 'requester' : 'technician', words, avoided } },
      fact: { type: 'visit-cancelled', at: work.now, interventionId, avoided, words },
    });
    return moved.ok ? ok(await tellVisit(context, work, { ticket, by: person, news: 'cancelled' })) : moved;
  });
