import type { Result } from '../../app/kernel/result.ts';
import { ok } from '../../app/kernel/result.ts';
import type { PublicKey } from '../../app/kernel/scalars.ts';
import type { SessionEvent } from '../../app/session/event.ts';
import { WORKSTATION_EVENTS } from '../../app/session/event.ts';
import type { RemoteSession } from '../../app/session/phase.ts';
import type { RequestFailure } from '../../app/wire/failures.ts';
import type { Workstation } from '../../app/wire/requests/workstations.ts';
import type { Context } from '../context.ts';
import { blockAfterRefusal } from '../rights/block-technician.ts';
import { actorOfWorkstation } from '../steps/actors.ts';
import { advanceSession, refuseEvent } from '../steps/advance-session.ts';
import { foreignEnd } from '../steps/check-ends.ts';
import { asWorkstation } from '../steps/own-session.ts';
import type { Work } from '../steps/transact.ts';
import { transact } from '../steps/transact.ts';
import type { StoredSession } from '../store/sessions.ts';
import { claimReport, lockSession } from '../store/sessions.ts';
import type { Case } from './case.ts';

/** All of them in their order or none; acknowledged means that they are on the timeline, whether the machine accepted them or not. */
export const reportSession: Case<'session.report'> = (context, caller, { sessionId, reports }) =>
  transact(context, async (work): Promise<Result<Record<string, never>, RequestFailure>> => {
    const own = asWorkstation(await lockSession(work.db, sessionId), caller);
    if (!own.ok) return own;
    const { stored, workstation } = own.value;
    let { session } = stored;
    for (const { id, event } of reports)
      if (await claimReport(work.db, sessionId, id))
        session = await apply(context, work, { ...stored, session }, event, workstation);
    return ok({});
  });

/** The session after what its workstation saw; unmoved where that is not acceptable, and a line says why. */
async function apply(
  context: Context,
  work: Work,
  stored: StoredSession,
  event: SessionEvent,
  workstation: Workstation,
): Promise<RemoteSession> {
  const { session } = stored;
  const actor = actorOfWorkstation(workstation);
  const why = unacceptable(stored, event, workstation.publicKey);
  if (why !== null) {
    await refuseEvent(work, session, event, actor, why);
    return session;
  }
  const moved = await advanceSession(context, work, session, event, actor);
  if (!moved.ok) return session;
  await blockAfterRefusal(context, work, moved.value);
  return moved.value;
}

const unacceptable = (stored: StoredSession, event: SessionEvent, key: PublicKey): string | null =>
  WORKSTATION_EVENTS.has(event.type) ? foreignEnd(stored, event, key) : 'not-the-workstations';
