import type PgBoss from 'pg-boss';
import { z } from 'zod';
import { Id, Instant } from '../../app/kernel/scalars.ts';
import type { SessionEvent } from '../../app/session/event.ts';
import type { Live, Phase } from '../../app/session/phase.ts';
import { isLive, isWaiting } from '../../app/session/phase.ts';
import type { Context, DeadlineKind, Deadlines } from '../context.ts';
import { BROKER } from '../steps/actors.ts';
import { advanceSession } from '../steps/advance-session.ts';
import { transact } from '../steps/transact.ts';
import { lockSession } from '../store/sessions.ts';
import { QUEUES, within } from './boss.ts';

const QUEUE = QUEUES.deadline.name;

const Deadline = z.object({
  sessionId: Id,
  deadline: z.enum(['delivery', 'answer', 'further', 'expiry']),
  at: Instant,
});
type Deadline = z.infer<typeof Deadline>;

export const createDeadlines = (boss: PgBoss): Deadlines => ({
  plan: async (db, sessionId, deadline, at) => {
    const job: Deadline = { sessionId, deadline, at };
    await boss.send(QUEUE, job, { startAfter: new Date(at), ...within(db) });
  },
});

/** Meets what is due, one after the other; a deadline that fell while no broker was there first lets the workstation report. */
export async function meetDeadlines(boss: PgBoss, context: Context): Promise<void> {
  const since = context.clock.now();
  await boss.work<unknown>(QUEUE, { pollingIntervalSeconds: 0.5, batchSize: 50 }, async (jobs) => {
    for (const { data } of jobs) {
      const due = Deadline.parse(data);
      const notBefore = due.at < since ? since + context.timing.afterReturn : due.at;
      if (context.clock.now() < notBefore) await boss.send(QUEUE, due, { startAfter: new Date(notBefore) });
      else await meet(context, due);
    }
  });
}

const meet = (context: Context, { sessionId, deadline }: Deadline): Promise<void> =>
  transact(context, async (work) => {
    const stored = await lockSession(work.db, sessionId);
    const event = stored && verdict(stored.session.phase, deadline, work.now);
    if (stored && event) await advanceSession(context, work, stored.session, event, BROKER);
  });

/** What the broker says in the workstation's stead; null when the session has moved on. */
function verdict(phase: Phase, deadline: DeadlineKind, at: Instant): SessionEvent | null {
  const { type } = phase;
  switch (deadline) {
    case 'delivery':
      return type === 'asked' ? { type: 'refused', at, reason: 'not-delivered' } : null;
    case 'answer':
      if (type === 'asked') return { type: 'refused', at, reason: 'not-delivered' };
      if (type === 'delivered') return { type: 'refused', at, reason: 'not-displayed' };
      return type === 'displayed' ? { type: 'refused', at, reason: 'no-answer' } : null;
    case 'further':
      return isLive(phase) ? unansweredFurther(phase, at) : null;
    case 'expiry':
      // A wider grant may have taken the place of the one that this deadline was planned for.
      return isLive(phase) && phase.signed.grant.expiresAt <= at ? { type: 'ended', at, reason: 'expired' } : null;
  }
}

function unansweredFurther({ further }: Live, at: Instant): SessionEvent | null {
  if (!isWaiting(further) || further.answerBy > at) return null;
  return { type: 'further-refused', at, demandId: further.signed.demand.id, reason: 'no-answer' };
}
