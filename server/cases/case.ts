import type { Result } from '../../app/kernel/result.ts';
import type { RequestFailure } from '../../app/wire/failures.ts';
import type { RequestInput, RequestOutput, RequestType } from '../../app/wire/requests.ts';
import type { Caller, Context } from '../context.ts';

/** Answers one kind of request; its input is parsed and its caller's role allowed before it runs. */
export type Case<T extends RequestType> = (
  context: Context,
  caller: Caller,
  input: RequestInput<T>,
) => Promise<Result<RequestOutput<T>, RequestFailure>>;
