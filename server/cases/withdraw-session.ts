import { fail } from '../../app/kernel/result.ts';
import { isLive, isOver } from '../../app/session/phase.ts';
import { actorOf } from '../steps/actors.ts';
import { advanceSession } from '../steps/advance-session.ts';
import { asTechnician } from '../steps/own-session.ts';
import { transact } from '../steps/transact.ts';
import { lockSession } from '../store/sessions.ts';
import type { Case } from './case.ts';

/** Taken back before it began; a grant that arrived a moment earlier makes it an end, which is what was meant. */
export const withdrawSession: Case<'session.withdraw'> = (context, caller, { sessionId }) =>
  transact(context, async (work) => {
    const own = asTechnician(await lockSession(work.db, sessionId), caller);
    if (!own.ok) return own;
    const { session } = own.value;
    if (isOver(session.phase)) return fail({ type: 'session-over' });
    const event = isLive(session.phase)
      ? ({ type: 'ended', at: work.now, reason: 'stopped-by-technician' } as const)
      : ({ type: 'withdrawn', at: work.now } as const);
    const moved = await advanceSession(context, work, session, event, actorOf(caller.person));
    return moved.ok ? moved : fail({ type: 'not-in-this-phase', phase: session.phase.type });
  });
