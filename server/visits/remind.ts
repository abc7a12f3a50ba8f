import type { Id } from '../../app/kernel/scalars.ts';
import type { Context } from '../context.ts';
import { BROKER } from '../steps/actors.ts';
import { transact } from '../steps/transact.ts';
import { lockTicket } from '../store/tickets.ts';
import { findIntervention, isReminded, listToRemind, markReminded } from '../store/visits/interventions.ts';
import { readVisitSettings } from '../store/visits/settings.ts';
import { tellVisit } from './tell-interventions.ts';

/** Both sides of each visit that is near, once for all brokers. */
export async function remindOfVisits(context: Context): Promise<void> {
  const { remindHours } = await readVisitSettings(context.store);
  if (remindHours === 0) return;
  const now = context.clock.now();
  for (const id of await listToRemind(context.store, now, now + remindHours * HOUR_MS, AT_ONCE))
    await remind(context, id);
}

const remind = (context: Context, id: Id): Promise<void> =>
  transact(context, async (work) => {
    const found = await findIntervention(work.db, id);
    if (found === undefined) return;
    const ticket = await lockTicket(work.db, found.ticketId);
    const visit = await findIntervention(work.db, id);
    // Changed, called off or told of by another broker since it was listed.
    if (ticket === undefined || visit?.kind !== 'on-site' || visit.state !== 'agreed' || visit.agreed === null) return;
    if (await isReminded(work.db, id)) return;
    await markReminded(work.db, id, work.now);
    const fact = { type: 'visit-reminded', at: work.now, interventionId: id, from: visit.agreed.from } as const;
    work.record({ ticket, sessionId: null, actor: BROKER, fact });
    await tellVisit(context, work, { ticket, by: null, news: 'reminded' });
  });

const HOUR_MS = 3_600_000;
/** In one go; the rest the next minute. */
const AT_ONCE = 200;
