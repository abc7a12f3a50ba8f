import { z } from 'zod';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import { Id, Instant, PersonName, TeamName, Words } from '../kernel/scalars.ts';
import { SupportLevel } from '../level/level.ts';

/** A ticket that went from one level to another. */
export const HandOver = z.object({
  id: Id,
  at: Instant,
  from: SupportLevel,
  to: SupportLevel,
  /** Null for whichever team of that level. */
  team: TeamName.nullable(),
  /** Who handed it over, and why, for the next to read; null for the requester, whom it does not concern. */
  by: PersonName.nullable(),
  words: Words.nullable(),
});
export type HandOver = z.infer<typeof HandOver>;

export type HandOverRefusal =
  /** Nobody has written down what was found out at the level that the ticket leaves. */
  | { readonly type: 'diagnosis-missing'; readonly level: SupportLevel }
  | { readonly type: 'not-the-next-level'; readonly level: SupportLevel };

/** Something was written since the ticket came to where it is. */
export function isDiagnosed(course: {
  readonly diagnoses: readonly { readonly at: Instant }[];
  readonly handOvers: readonly { readonly at: Instant }[];
}): boolean {
  const since = course.handOvers.at(-1)?.at ?? 0;
  return course.diagnoses.some(({ at }) => at >= since);
}

/**
 * Up, one level at a time and only with a diagnosis; down, to whichever lower one. `diagnosed`: something has been
 * written since the ticket came to its level.
 */
export function judgeHandOver(
  from: SupportLevel,
  to: SupportLevel,
  diagnosed: boolean,
): Result<'escalated' | 'returned', HandOverRefusal> {
  if (to < from) return ok('returned');
  if (to !== from + 1) return fail({ type: 'not-the-next-level', level: from });
  return diagnosed ? ok('escalated') : fail({ type: 'diagnosis-missing', level: from });
}
