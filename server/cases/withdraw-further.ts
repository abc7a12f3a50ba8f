import { fail } from '../../app/kernel/result.ts';
import { isLive, isWaiting } from '../../app/session/phase.ts';
import { roomOfWorkstation } from '../realtime/rooms.ts';
import { actorOf } from '../steps/actors.ts';
import { advanceSession } from '../steps/advance-session.ts';
import { asTechnician } from '../steps/own-session.ts';
import { transact } from '../steps/transact.ts';
import { lockSession } from '../store/sessions.ts';
import type { Case } from './case.ts';

/** The letter goes away unanswered, and the session is what it was; who is too late learns where it stands. */
export const withdrawFurther: Case<'session.withdraw-further'> = (context, caller, { sessionId, demandId }) =>
  transact(context, async (work) => {
    const own = asTechnician(await lockSession(work.db, sessionId), caller);
    if (!own.ok) return own;
    const { session } = own.value;
    const { phase, workstationId } = session;
    const late = fail({ type: 'not-in-this-phase' as const, phase: phase.type });
    if (!isLive(phase) || !isWaiting(phase.further) || phase.further.signed.demand.id !== demandId) return late;
    const event = { type: 'further-withdrawn' as const, at: work.now, demandId };
    const moved = await advanceSession(context, work, session, event, actorOf(caller.person));
    work.afterwards(() =>
      context.publish([roomOfWorkstation(workstationId)], { type: 'further-withdrawn', sessionId, demandId }),
    );
    return moved.ok ? moved : late;
  });
