import type { Result } from '../../app/kernel/result.ts';
import { fail, ok } from '../../app/kernel/result.ts';
import type { AppBridge } from '../../app/wire/bridge.ts';
import type { AdviceRequest } from '../../app/wire/requests/knowledge.ts';
import type { RequestInput, RequestOutput } from '../../app/wire/requests.ts';
import { requests } from '../../app/wire/requests.ts';
import type { LinkFailure } from './broker/link.ts';

/** Asks what the knowledge base has to say, over whatever line this page has. */
export type AskAdvice = <T extends AdviceRequest>(
  type: T,
  input: RequestInput<T>,
) => Promise<Result<RequestOutput<T>, LinkFailure>>;

/** For an employee's page, which has no line of its own: the main process asks in its stead. */
export const adviceThrough =
  (bridge: Pick<AppBridge, 'advice'>): AskAdvice =>
  async (type, input) => {
    const answer = await bridge.advice({ type, input });
    if (!answer.ok) return fail(answer.failure);
    const value = requests[type].output.safeParse(answer.value);
    // The schema comes from the same row of `requests` as the type does.
    return value.success ? ok(value.data as RequestOutput<typeof type>) : fail({ type: 'malformed', where: type });
  };
