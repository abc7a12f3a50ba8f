import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DeviceChallenge } from '../../app/directory/enrolment.ts';
import { Challenge } from '../../app/identity/sign-in.ts';
import { keyPairFrom, sign } from '../../app/kernel/signing.ts';
import { PROTOCOL } from '../../app/wire/envelope.ts';
import type { RequestType } from '../../app/wire/requests.ts';
import { requests } from '../../app/wire/requests.ts';
import type { TestBroker } from '../contract/support/broker.ts';
import { aBroker } from '../contract/support/broker.ts';
import type { Client } from '../contract/support/client.ts';
import type { Cluster } from '../contract/support/cluster.ts';
import { startCluster } from '../contract/support/cluster.ts';
import { aPerson, bearing, NOBODY_YET, PASSWORD, post, theStrictAdministrator } from '../contract/support/people.ts';

const attempts = { windowMs: 600_000, perPair: 3, perSubject: 6, perAddress: 8, begunPerAddress: 10 };
/** More than any bound. */
const MANY = 12;

let cluster: Cluster;
let broker: TestBroker;
let administrator: Client;

beforeAll(async () => {
  cluster = await startCluster();
  broker = await aBroker(await cluster.database(), {
    settings: { attempts },
    config: { trustedProxies: ['loopback'] },
  });
  administrator = await theStrictAdministrator(broker);
}, 120_000);

afterAll(async () => {
  await broker?.stop();
  await cluster?.stop();
});

/** The token of a sign-in that owes its second factor, of somebody whom nobody has tried before. */
async function aPendingSignIn(): Promise<string> {
  const email = `t-${randomUUID()}@example.org`;
  await administrator.ask('person.create', { ...NOBODY_YET, role: 'technician', level: 2, teamId: null, email });
  const answer = await post(broker.url, '/api/auth/sign-in/email', { email, password: PASSWORD });
  return Challenge.parse(await answer.json()).pending;
}

const key = keyPairFrom(randomBytes(32));
async function aClaim(purpose: 'accord-enrol-v1' | 'accord-device-sign-in-v1', more: object = {}) {
  const answer = await post(broker.url, '/api/device/challenge', {});
  const claim = { challenge: DeviceChallenge.parse(await answer.json()), publicKey: key.publicKey, ...more };
  return { claim, signature: sign(purpose, claim, key.secret) };
}

/** One wrong guess for each route that could be guessed at; null where it is given nothing that could be right. */
const guesses: Readonly<Record<string, (() => object | Promise<object>) | null>> = {
  '/api/auth/sign-in/email': () => ({ email: 'admin@example.org', password: randomUUID() }),
  '/api/auth/passkey/options': () => ({}),
  '/api/auth/passkey': () => ({ step: randomUUID(), response: {} }),
  '/api/auth/second-factor/code': () => ({ code: '000000' }),
  '/api/auth/second-factor/recovery': () => ({ code: randomUUID() }),
  '/api/auth/second-factor/passkey': () => ({ step: randomUUID(), response: {} }),
  '/api/auth/second-factor/passkey/options': () => ({}),
  '/api/auth/set-up/totp': () => ({ password: randomUUID() }),
  '/api/auth/set-up/totp/confirm': () => ({ code: '000000' }),
  '/api/auth/set-up/passkey': () => ({ name: 'X', response: {} }),
  '/api/auth/set-up/passkey/options': () => ({ password: randomUUID() }),
  '/api/device/sign-in': () => aClaim('accord-device-sign-in-v1'),
  '/api/enrol': async () => ({
    token: randomUUID(),
    ...(await aClaim('accord-enrol-v1', { workstationName: 'PC-7', osUser: 'x', displayName: null })),
  }),
  '/api/guest/open': () => ({ secret: randomBytes(32).toString('hex') }),
  '/api/device/challenge': null,
  '/api/auth/sign-out': null,
  // Gone once there is an administrator; before that `[A1]` counts its tokens.
  '/api/setup': null,
};

describe('[A3] whoever guesses', () => {
  it('is stopped at every route that anybody can come to, whatever it takes', { timeout: 120_000 }, async () => {
    const routes = broker.log
      .map((line): Record<string, unknown> => JSON.parse(line))
      .filter(({ msg, method, caller }) => msg === 'route' && method === 'POST' && isOpen(caller))
      .map(({ url }) => String(url));
    expect(routes.toSorted()).toEqual(Object.keys(guesses).toSorted());
    for (const [index, route] of routes.entries()) {
      const guess = guesses[route];
      if (guess == null) continue;
      const pending = await aPendingSignIn();
      const statuses: number[] = [];
      for (let tried = 0; tried < MANY; tried += 1) {
        const headers = { ...bearing(pending), 'x-forwarded-for': `10.${index}.0.${tried}` };
        statuses.push((await post(broker.url, route, await guess(), headers)).status);
      }
      expect(statuses.at(-1), `${route}: ${statuses.join(' ')}`).toBe(429);
      expect(statuses.slice(0, 2), route).not.toContain(429);
    }
  });

  const types = Object.keys(requests).filter((type): type is RequestType => Object.hasOwn(requests, type));
  const asksForProof = (type: RequestType): boolean =>
    requests[type].callers.some((role) => role === 'employee') &&
    ['password', 'current', 'code'].some((field) => Object.hasOwn(requests[type].input.shape, field));

  it.each(types.filter(asksForProof))('%s: from a computer that was left open', async (type) => {
    const victim = await aPerson(broker, administrator);
    const guess = { password: 'not the password', current: 'not the password', code: '000000' };
    const input = { ...guess, next: PASSWORD, passkeyId: randomUUID(), name: 'X', response: {} };
    const failures: unknown[] = [];
    for (let tried = 0; tried < MANY; tried += 1) failures.push(await victim.send({ v: PROTOCOL, type, input }));
    expect(failures.at(-1)).toMatchObject({ ok: false, failure: { type: 'too-many' } });
    expect(failures.slice(0, 2)).not.toContainEqual(expect.objectContaining({ failure: { type: 'too-many' } }));
    victim.close();
  });
});

const isOpen = (caller: unknown): boolean => caller === 'anyone' || caller === 'signing-in';
