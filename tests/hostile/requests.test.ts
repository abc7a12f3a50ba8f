import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROTOCOL } from '../../app/wire/envelope.ts';
import { answerOf } from '../../app/wire/failures.ts';
import type { RequestType } from '../../app/wire/requests.ts';
import { requests } from '../../app/wire/requests.ts';
import type { Client } from '../contract/support/client.ts';
import type { Desk } from '../contract/support/desk.ts';
import { openDesk } from '../contract/support/desk.ts';
import { aPerson, aTechnician } from '../contract/support/people.ts';
import { attacksWith, types } from './support/attacks.ts';
import type { Target } from './support/world.ts';
import { administrativeState, openSessions, SECRET, targetsOf, wasTold } from './support/world.ts';

let desk: Desk;
let targets: Target[];
/** Strangers to every ticket there is; those of the support see tickets, but not one of them is theirs. */
let strangers: readonly { readonly name: string; readonly client: Client; readonly readsTickets: boolean }[];

beforeAll(async () => {
  desk = await openDesk();
  targets = await targetsOf(desk);
  const { broker, administrator } = desk;
  strangers = [
    { name: 'another employee', client: await aPerson(broker, administrator), readsTickets: false },
    {
      name: 'a technician of the first level',
      client: await aTechnician(broker, administrator, 1, 'Marc Aubin'),
      readsTickets: true,
    },
    {
      name: 'a technician of the third level',
      client: await aTechnician(broker, administrator, 3, 'Inès Faure'),
      readsTickets: true,
    },
  ];
}, 120_000);

afterAll(() => desk?.close());

/** Whose role it is to send such requests, if not about this ticket; all others are stopped at the door. */
const mayAsk = ({ welcome }: Client, type: RequestType): boolean =>
  requests[type].callers.some((role) => role === welcome.person.role);

/** What a stranger may lawfully do to a ticket that is not theirs: make it theirs, as the support's process has it. */
const LAWFUL: ReadonlySet<RequestType> = new Set<RequestType>(['ticket.take']);

type Stranger = (typeof strangers)[number];

/** All strangers at once on one target, each as often as it can teach something. */
async function attack(type: RequestType, target: Target): Promise<void> {
  const inputs = attacksWith(type, target.ids);
  await Promise.all(strangers.map((stranger) => attackAs(type, inputs, target, stranger)));
}

/** Answered by name, and nothing told. */
const attackAs = (
  type: RequestType,
  inputs: fc.Arbitrary<unknown>,
  target: Target,
  { name, client, readsTickets }: Stranger,
): Promise<void> =>
  fc.assert(
    fc.asyncProperty(inputs, async (input) => {
      const raw: unknown = await client.send({ v: PROTOCOL, type, input });
      const answer = answerOf(requests[type].output).parse(raw);
      const about = `${name}, ${target.name}, ${JSON.stringify(input)}`;
      if (!answer.ok) expect(answer.failure.type, about).not.toBe('broken');
      if (!readsTickets || !answer.ok) expect(JSON.stringify(raw), about).not.toContain(SECRET);
    }),
    { numRuns: mayAsk(client, type) ? 6 : 1 },
  );

describe.each(types.filter((type) => !LAWFUL.has(type)))('[W3] [A2] a stranger sends %s', (type) => {
  it('in every state and as every role: answered by name, nothing told, no right gained', {
    timeout: 120_000,
  }, async () => {
    const before = { state: await administrativeState(desk), open: await openSessions(desk) };
    for (const target of targets) await attack(type, target);
    const others = strangers.filter(({ readsTickets }) => !readsTickets);
    expect(others.filter(({ client }) => wasTold(client, SECRET))).toEqual([]);
    expect(await openSessions(desk)).toEqual(before.open);
    expect(await administrativeState(desk)).toEqual(before.state);
  });
});
