import type { Result } from '../../app/kernel/result.ts';
import { fail, ok } from '../../app/kernel/result.ts';
import type { Instant } from '../../app/kernel/scalars.ts';
import type { Editing } from '../../app/wire/requests/people.ts';

export type EditRefusal = { readonly type: 'not-found' } | { readonly type: 'changed-meanwhile' };

/** What is being changed, if it is there and still as the editor saw it; the caller has locked it. */
export function asSeen<T extends { readonly changedAt: Instant }>(
  found: T | undefined,
  { seen }: Editing,
): Result<T, EditRefusal> {
  if (found === undefined) return fail({ type: 'not-found' });
  return found.changedAt === seen ? ok(found) : fail({ type: 'changed-meanwhile' });
}

/** The moment of a change, always later than that of the one before it. */
export const laterThan = (now: Instant, before: Instant | undefined): Instant =>
  before === undefined ? now : Math.max(now, before + 1);
