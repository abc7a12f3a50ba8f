import type { Actor } from '../../app/audit/entry.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import type { EndReason } from '../../app/session/phase.ts';
import { isOver } from '../../app/session/phase.ts';
import type { Context } from '../context.ts';
import { findRunningSession, listRunningSessionIds, lockSession } from '../store/sessions.ts';
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
  for (const sessionId of await listRunningSessionIds(work.db, ticketId))
    await endSession(context, work, sessionId, reason, actor);
}

/** Whatever runs on the workstation ends, whichever its ticket. */
export async function endSessionsOn(
  context: Context,
  work: Work,
  workstationId: Id,
  reason: EndReason,
  actor: Actor,
): Promise<void> {
  const running = await findRunningSession(work.db, workstationId);
  if (running !== undefined) await endSession(context, work, running.session.id, reason, actor);
}

/** Nothing when it is over already. */
export async function endSession(
  context: Context,
  work: Work,
  sessionId: Id,
  reason: EndReason,
  actor: Actor,
): Promise<void> {
  const stored = await lockSession(work.db, sessionId);
  if (stored === undefined || isOver(stored.session.phase)) return;
  await advanceSession(context, work, stored.session, { type: 'ended', at: work.now, reason }, actor);
}
