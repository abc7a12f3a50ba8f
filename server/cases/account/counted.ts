import type { Result } from '../../../app/kernel/result.ts';
import type { RequestFailure } from '../../../app/wire/failures.ts';
import type { Caller, Context } from '../../context.ts';

/**
 * A try at somebody's own password or code: counted like a sign-in's, so that an unlocked computer is no way to guess
 * them, but against nobody else in the same place.
 */
export async function counted<T>(
  { limit }: Context,
  { person }: Caller,
  subject: 'password' | 'factor',
  run: () => Promise<Result<T, RequestFailure>>,
): Promise<Result<T, RequestFailure>> {
  const attempt = await limit.begin({
    subject: `${subject}:${person.id}`,
    network: `within ${person.id}`,
    known: true,
  });
  if (!attempt.ok) return attempt;
  const answer = await run();
  if (answer.ok) await attempt.value.forget();
  return answer;
}
