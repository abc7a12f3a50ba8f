import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROTOCOL } from '../../app/wire/envelope.ts';
import { answerOf } from '../../app/wire/failures.ts';
import type { RequestType } from '../../app/wire/requests.ts';
import { requests } from '../../app/wire/requests.ts';
import type { Client } from '../contract/support/client.ts';
import type { Desk } from '../contract/support/desk.ts';
import { openDesk } from '../contract/support/desk.ts';
import { aPerson } from '../contract/support/people.ts';
import { attacksWith, types } from './support/attacks.ts';
import { targetsOf } from './support/world.ts';

let desk: Desk;
let ids: readonly string[];
let client: Client;

const another = () => aPerson(desk.broker, desk.administrator, { role: 'administrator', name: 'Zoé Blanc' });

beforeAll(async () => {
  desk = await openDesk();
  ids = (await targetsOf(desk)).flatMap((target) => target.ids);
  client = await another();
});
afterAll(() => desk?.close());

/** Demands a second factor of whoever asks, who has none here: signed out, they ask nothing more. */
const ENDS_THE_ASKER: ReadonlySet<RequestType> = new Set<RequestType>(['identity.change-settings']);
const theirs = types.filter(
  (type) => requests[type].callers.some((role) => role === 'administrator') && !ENDS_THE_ASKER.has(type),
);

describe.each(theirs)('[W1] whatever an administrator says with %s', (type) => {
  it('is done or answered by name, in every state: never a fault of ours', async () => {
    // What they said before may have cost them their account or their role.
    const still = await client.request('directory.show', {}).catch(() => null);
    if (still?.ok !== true) client = await another();
    await fc.assert(
      fc.asyncProperty(attacksWith(type, ids), async (input) => {
        const answer = answerOf(requests[type].output).parse(await client.send({ v: PROTOCOL, type, input }));
        if (!answer.ok) expect(answer.failure.type, `${type} ${JSON.stringify(input)}`).not.toBe('broken');
      }),
      { numRuns: 25 },
    );
  });
});
