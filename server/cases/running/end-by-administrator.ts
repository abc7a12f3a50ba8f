import { fail, ok } from '../../../app/kernel/result.ts';
import { isOver } from '../../../app/session/phase.ts';
import { actorOf } from '../../steps/actors.ts';
import { endSession } from '../../steps/end-sessions.ts';
import { noteChange } from '../../steps/note-change.ts';
import { transact } from '../../steps/transact.ts';
import { lockSession } from '../../store/sessions.ts';
import type { Case } from '../case.ts';

/** Both ends are told that an administrator ended it; it is a line of the ticket and of the audit. */
export const endByAdministrator: Case<'session.end-by-administrator'> = (context, caller, { sessionId }) =>
  transact(context, async (work) => {
    const stored = await lockSession(work.db, sessionId);
    if (stored === undefined) return fail({ type: 'not-found' });
    const { session } = stored;
    if (isOver(session.phase)) return fail({ type: 'session-over' });
    await endSession(context, work, sessionId, 'ended-by-administrator', actorOf(caller.person));
    const subject = { sessionId, ticketId: session.ticketId, reference: session.reference };
    noteChange(work, caller, { kind: 'session-ended-by-administrator', subject, body: {} });
    return ok({});
  });
