import { randomUUID } from 'node:crypto';
import type fc from 'fast-check';
import type { RequestType } from '../../../app/wire/requests.ts';
import { requests } from '../../../app/wire/requests.ts';
import { anyInput } from './any-input.ts';

/** Every request there is by now. */
export const types = Object.keys(requests).filter((type): type is RequestType => Object.hasOwn(requests, type));

/** Everything that a request of that kind can say about those identifiers. */
export const attacksWith = (type: RequestType, ids: readonly string[]): fc.Arbitrary<unknown> =>
  anyInput(requests[type].input, [...ids, randomUUID()]).filter(
    (input) => requests[type].input.safeParse(input).success,
  );
