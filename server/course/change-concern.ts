import type { Concern, ConcernEvent, ConcernRefusal } from '../../app/course/concern.ts';
import { stepConcern } from '../../app/course/concern.ts';
import type { Result } from '../../app/kernel/result.ts';
import { fail, ok } from '../../app/kernel/result.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import type { Work } from '../steps/transact.ts';
import { saveConcern } from '../store/concerns.ts';

/** Among the concerns of a ticket that this transaction has locked. */
export const concernIn = (
  concerns: readonly Concern[],
  concernId: Id,
): Result<Concern, { readonly type: 'not-found' }> => {
  const found = concerns.find(({ id }) => id === concernId);
  return found === undefined ? fail({ type: 'not-found' }) : ok(found);
};

export async function changeConcern(
  { db }: Work,
  concern: Concern,
  event: ConcernEvent,
  said: Partial<Pick<Concern, 'answer' | 'refusal'>> = {},
): Promise<Result<Concern, ConcernRefusal>> {
  const next = stepConcern(concern.state, event);
  if (!next.ok) return next;
  const changed = { ...concern, ...said, state: next.value };
  await saveConcern(db, changed);
  return ok(changed);
}
