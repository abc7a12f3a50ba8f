import { fail, ok } from '../../../app/kernel/result.ts';
import { transact } from '../../steps/transact.ts';
import { moveVisit } from '../../visits/move-visit.ts';
import { ownVisit } from '../../visits/own-visit.ts';
import { tellInterventions } from '../../visits/tell-interventions.ts';
import type { Case } from '../case.ts';

/** Once, by whoever has the ticket, who is taken to be the one that was there; what is signed is changed by nobody. */
export const reportVisit: Case<'visit.report'> = (context, { person }, { interventionId, signature, ...told }) =>
  transact(context, async (work) => {
    const own = await ownVisit(work, person, interventionId);
    if (!own.ok) return own;
    const { ticket, visit } = own.value;
    const { startedAt, minutes, outcome, words } = told;
    if (startedAt + minutes * MINUTE_MS > work.now + MINUTE_MS) return fail({ type: 'visit-ahead' });
    const moved = await moveVisit(work, {
      ticket,
      visit,
      by: person,
      event: 'reported',
      change: {
        technician: { id: person.id, name: person.name },
        report: { ...told, signature: { ...signature, at: work.now } },
      },
      fact: { type: 'visit-done', at: work.now, interventionId, minutes, outcome, signed: signature.how, words },
    });
    return moved.ok ? ok(await tellInterventions(context, work, ticket.id)) : moved;
  });

/** A minute that has begun counts, so that much may lie ahead. */
const MINUTE_MS = 60_000;
