import type { Id } from '../../app/kernel/scalars.ts';
import type { Context } from '../context.ts';
import { BROKER } from '../steps/actors.ts';
import { announceToSupport } from '../steps/announce.ts';
import { transact } from '../steps/transact.ts';
import type { Untold } from '../store/targets.ts';
import { listOutdated, listUntold, noteTold } from '../store/targets.ts';
import { lockTicket, readTicket } from '../store/tickets.ts';
import { reckonTargets } from './reckon.ts';

/** Every minute: moments that a changed contract has moved, then whatever came near or was missed. */
export async function watchTargets(context: Context): Promise<void> {
  const { store, clock } = context;
  for (const id of await listOutdated(store, clock.now() - DAY, AT_ONCE)) await renew(context, id);
  for (const untold of await listUntold(store, clock.now(), { most: AT_ONCE })) await tell(context, untold);
}

const renew = (context: Context, ticketId: Id): Promise<void> =>
  transact(context, async (work) => {
    if ((await lockTicket(work.db, ticketId)) === undefined) return;
    await reckonTargets(work, ticketId);
    const ticket = await readTicket(work.db, ticketId);
    work.afterwards(() => announceToSupport(context, ticket));
  });

const tell = (context: Context, untold: Untold): Promise<void> =>
  transact(context, async (work) => {
    const ticket = await lockTicket(work.db, untold.ticketId);
    const [still] = await listUntold(work.db, work.now, { most: 1, ...untold });
    // Resolved, answered or put off since it was listed.
    if (ticket === undefined || still?.standing !== untold.standing) return;
    await noteTold(work.db, untold);
    const { target, standing, dueAt } = untold;
    const type = standing === 'near' ? 'target-near' : 'target-missed';
    work.record({ ticket, sessionId: null, actor: BROKER, fact: { type, at: work.now, target, dueAt } });
    work.afterwards(() => announceToSupport(context, ticket));
  });

/** In one go; the rest the next minute. */
const AT_ONCE = 500;
/** However still a contract stands, its end or its beginning comes. */
const DAY = 24 * 60 * 60_000;
