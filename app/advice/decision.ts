import { z } from 'zod';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import { Words } from '../kernel/scalars.ts';
import { Standing } from './circumstances.ts';

/** What somebody makes of a recommendation: `seen` is what they had before them; `words`, why they give something else. */
export const AdviceDecision = z.object({ seen: Standing, given: Standing, words: Words.nullable() });
export type AdviceDecision = z.infer<typeof AdviceDecision>;

export const isSame = (one: Standing, other: Standing): boolean =>
  one.level === other.level && one.priority === other.priority;

type DecisionRefusal = { readonly type: 'advice-changed' } | { readonly type: 'reason-missing' };

/** Nobody follows what they have not seen, and nobody goes against it without a word. */
export function judgeDecision(
  now: Standing,
  { seen, given, words }: AdviceDecision,
): Result<'followed' | 'overridden', DecisionRefusal> {
  if (!isSame(now, seen)) return fail({ type: 'advice-changed' });
  if (isSame(seen, given)) return ok('followed');
  return words === null ? fail({ type: 'reason-missing' }) : ok('overridden');
}
