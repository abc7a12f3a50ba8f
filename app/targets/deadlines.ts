import { z } from 'zod';
import { Instant } from '../kernel/scalars.ts';
import type { Clock } from './clock.ts';
import { dueAt } from './clock.ts';

/** Which of a contract's promises: the first answer, or the end of the trouble. */
export const Target = z.enum(['respond', 'resolve']);
export type Target = z.infer<typeof Target>;

/** One of a contract's two promises about a ticket, as it stands. */
export const Deadline = z.object({
  /** When three quarters of the time will have counted; null while the clock stands still before that. */
  warnAt: Instant.nullable(),
  /** When all of it will have counted; null while the clock stands still before that. */
  dueAt: Instant.nullable(),
  /** When it was kept, or came too late; null until then. */
  metAt: Instant.nullable(),
});
export type Deadline = z.infer<typeof Deadline>;

export const Deadlines = z.object({ respond: Deadline, resolve: Deadline });
export type Deadlines = z.infer<typeof Deadlines>;

/** `minutes`: of the contract's hours. */
export function deadlineOf(clock: Clock, openedAt: Instant, minutes: number, metAt: Instant | null): Deadline {
  const whole = minutes * 60_000;
  return { warnAt: dueAt(clock, openedAt, whole * NEAR), dueAt: dueAt(clock, openedAt, whole), metAt };
}

/** What of the time a warning leaves behind it. */
const NEAR = 0.75;

/** `paused`: the clock stands still; `met` and `missed` are for good, but `missed` may be so before it is met. */
export type Standing = 'running' | 'near' | 'missed' | 'met' | 'paused';

export function standingOf({ warnAt, dueAt: due, metAt }: Deadline, now: Instant): Standing {
  if (due !== null && due < (metAt ?? now)) return 'missed';
  if (metAt !== null) return 'met';
  if (due === null) return 'paused';
  return warnAt !== null && warnAt <= now ? 'near' : 'running';
}
