import { ok } from '../../../app/kernel/result.ts';
import { minutesBetween } from '../../../app/visit/intervention.ts';
import { actorOf } from '../../steps/actors.ts';
import { announceColleague } from '../../steps/announce.ts';
import { transact } from '../../steps/transact.ts';
import { saveGuidance } from '../../store/visits/interventions.ts';
import { ownGuidance } from '../../visits/own-visit.ts';
import { tellInterventions } from '../../visits/tell-interventions.ts';
import type { Case } from '../case.ts';

/** What is ticked and noted while it goes on; nobody is told before it is over. */
export const noteGuidance: Case<'guidance.note'> = (context, { person }, { interventionId, checklist, notes }) =>
  transact(context, async (work) => {
    const own = await ownGuidance(work, person, interventionId);
    if (!own.ok) return own;
    await saveGuidance(work.db, { ...own.value.guidance, checklist, notes });
    return ok({});
  });

/** By whoever guided, whosever the ticket is by now; it took as long as the clock says, or as they say. */
export const endGuidance: Case<'guidance.end'> = (context, { person }, { interventionId, ...input }) =>
  transact(context, async (work) => {
    const own = await ownGuidance(work, person, interventionId);
    if (!own.ok) return own;
    const { ticket, guidance } = own.value;
    const { checklist, notes, outcome } = input;
    const minutes = input.minutes ?? minutesBetween(guidance.startedAt, work.now);
    await saveGuidance(work.db, { ...guidance, checklist, notes, outcome, minutes, endedAt: work.now });
    const words = notes === '' ? {} : { words: notes };
    const fact = { type: 'guidance-ended', at: work.now, interventionId, minutes, outcome, ...words } as const;
    work.record({ ticket, sessionId: null, actor: actorOf(person), fact });
    work.afterwards(() => announceColleague(context, person.id));
    return ok(await tellInterventions(context, work, ticket.id));
  });
