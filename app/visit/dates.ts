import { z } from 'zod';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import { Instant } from '../kernel/scalars.ts';

const DAY_MS = 86_400_000;

/** From when until when somebody would come; at most a day. */
export const Slot = z
  .object({ from: Instant, until: Instant })
  .refine(({ from, until }) => from < until && until - from <= DAY_MS, {
    path: ['until'],
    message: 'ends before it begins, or lasts longer than a day',
  });
export type Slot = z.infer<typeof Slot>;

/** Enough to choose from, few enough to be read. */
export const MOST_DATES = 5;

export const Slots = z.array(Slot).min(1).max(MOST_DATES);

export type DatesRefusal = { readonly type: 'visit-dates'; readonly why: 'past' | 'twice' | 'not-proposed' };

/** Each in the time to come, none beginning when another does; the earliest first. */
export function judgeDates(dates: readonly Slot[], now: Instant): Result<readonly Slot[], DatesRefusal> {
  if (dates.some(({ from }) => from <= now)) return fail({ type: 'visit-dates', why: 'past' });
  if (new Set(dates.map(({ from }) => from)).size < dates.length) return fail({ type: 'visit-dates', why: 'twice' });
  return ok([...dates].sort((one, other) => one.from - other.from));
}

/** The one among them that begins then, as long as it has not begun. */
export function chooseDate(dates: readonly Slot[], from: Instant, now: Instant): Result<Slot, DatesRefusal> {
  const chosen = dates.find((slot) => slot.from === from);
  if (chosen === undefined) return fail({ type: 'visit-dates', why: 'not-proposed' });
  return chosen.from <= now ? fail({ type: 'visit-dates', why: 'past' }) : ok(chosen);
}
