import type { Result } from '../../app/kernel/result.ts';
import { fail, ok } from '../../app/kernel/result.ts';
import type { AccountAnswer } from '../../app/wire/bridge.ts';
import type { RequestInput, RequestOutput, RequestType } from '../../app/wire/requests.ts';
import { requests } from '../../app/wire/requests.ts';
import type { LinkFailure } from './broker/link.ts';

/** Some of the broker's requests, over whatever line this page has. */
export type AskSome<R extends RequestType> = <T extends R>(
  type: T,
  input: RequestInput<T>,
) => Promise<Result<RequestOutput<T>, LinkFailure>>;

/** For an employee's page in the application, which has no line of its own: the main process asks in its stead. */
export const through =
  <R extends RequestType>(send: (request: { type: R; input: unknown }) => Promise<AccountAnswer>): AskSome<R> =>
  async (type, input) => {
    const answer = await send({ type, input });
    if (!answer.ok) return fail(answer.failure);
    const value = requests[type].output.safeParse(answer.value);
    // The schema comes from the same row of `requests` as the type does.
    return value.success ? ok(value.data as RequestOutput<typeof type>) : fail({ type: 'malformed', where: type });
  };
