import type { Actor } from '../../app/audit/entry.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import type { EndReason } from '../../app/session/phase.ts';
import type { Context } from '../context.ts';
import { listRunningSessionIds, lockSession } from '../store/sessions.ts';
import { advanceSession } from './advance-session.ts';
import type { Work } from './transact.ts';

/** What stood a session's ground is gone: whatever runs on the ticket ends with it. */
export async function endSessionsOf(
  context: Context,
  work: Work,
  ticketId: Id,
  reason: EndReason,
  actor: Actor,
): Promise<void> {
  for (const sessionId of await listRunningSessionIds(work.db, ticketId)) {
    const stored = await lockSession(work.db, sessionId);
    if (stored !== undefined)
      await advanceSession(context, work, stored.session, { type: 'ended', at: work.now, reason }, actor);
  }
}
