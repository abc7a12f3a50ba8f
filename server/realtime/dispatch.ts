import type { Result } from '../../app/kernel/result.ts';
import { fail } from '../../app/kernel/result.ts';
import type { Answer, RequestFailure } from '../../app/wire/failures.ts';
import type { RequestType } from '../../app/wire/requests.ts';
import { requests } from '../../app/wire/requests.ts';
import { cases } from '../cases/index.ts';
import type { Caller, Connection, Context } from '../context.ts';
import { findLogin } from '../store/logins.ts';
import { BUSY_MS, isBusy } from '../store/open-store.ts';
import { openEnvelope, parseInput } from './parse-request.ts';

/** What came of a request, for those who count; `type` is null when it was not even a request. */
export interface Outcome {
  readonly type: RequestType | null;
  readonly answer: Answer<unknown>;
}

/** Everything a client sends ends here, in an answer: named when it is refused, an incident number when it is our fault. */
export async function dispatch(context: Context, connection: Connection, raw: unknown): Promise<Outcome> {
  const opened = openEnvelope(raw);
  if (!opened.ok) return { type: null, answer: opened };
  const { type, input } = opened.value;
  try {
    return { type, answer: await answer(context, connection, type, input) };
  } catch (error) {
    if (isBusy(error)) {
      context.log.warn({ request: type }, 'a request found no free connection to the database');
      return { type, answer: fail({ type: 'busy', retryAfterMs: BUSY_MS }) };
    }
    const incident = context.random.hex(4);
    context.log.error({ err: error, incident, request: type }, 'a request broke');
    return { type, answer: fail({ type: 'broken', incident }) };
  }
}

async function answer<T extends RequestType>(
  context: Context,
  connection: Connection,
  type: T,
  raw: unknown,
): Promise<Result<unknown, RequestFailure>> {
  const login = await findLogin(context.store, connection.loginId, context.clock.now());
  if (login === undefined) return fail({ type: 'not-signed-in' });
  if (login.standing === 'pending') return fail({ type: 'second-factor-needed' });
  const { person } = login;
  if (!requests[type].callers.some((role) => role === person.role)) return fail({ type: 'not-allowed' });
  const input = parseInput(type, raw);
  if (!input.ok) return input;
  const caller: Caller = { person, login, connection };
  return await cases[type](context, caller, input.value);
}
