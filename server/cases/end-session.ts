import { fail } from '../../app/kernel/result.ts';
import { isOver } from '../../app/session/phase.ts';
import { actorOf } from '../steps/actors.ts';
import { advanceSession } from '../steps/advance-session.ts';
import { asTechnician } from '../steps/own-session.ts';
import { transact } from '../steps/transact.ts';
import { lockSession } from '../store/sessions.ts';
import type { Case } from './case.ts';

export const endSession: Case<'session.end'> = (context, caller, { sessionId, because }) =>
  transact(context, async (work) => {
    const own = asTechnician(await lockSession(work.db, sessionId), caller);
    if (!own.ok) return own;
    const { session } = own.value;
    if (isOver(session.phase)) return fail({ type: 'session-over' });
    const reason = because ?? ('stopped-by-technician' as const);
    const event = { type: 'ended' as const, at: work.now, reason };
    const ended = await advanceSession(context, work, session, event, actorOf(caller.person));
    return ended.ok ? ended : fail({ type: 'not-in-this-phase', phase: session.phase.type });
  });
