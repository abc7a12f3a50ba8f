import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Challenge, SignedIn } from '../../app/identity/sign-in.ts';
import type { TestBroker } from './support/broker.ts';
import { aBroker } from './support/broker.ts';
import type { Client } from './support/client.ts';
import { connect } from './support/client.ts';
import type { Cluster } from './support/cluster.ts';
import { startCluster } from './support/cluster.ts';
import type { Account } from './support/people.ts';
import { aTechnician, bearing, PASSWORD, post, theAdministrator } from './support/people.ts';
import type { Lies, SoftKey } from './support/soft-key.ts';
import { aSoftKey } from './support/soft-key.ts';

let cluster: Cluster;
let broker: TestBroker;
let administrator: Client & Account;

beforeAll(async () => {
  cluster = await startCluster();
  broker = await aBroker(await cluster.database());
  administrator = await theAdministrator(broker);
});

afterAll(async () => {
  await broker?.stop();
  await cluster?.stop();
});

const here = () => ({ origin: `http://localhost:${new URL(broker.url).port}`, host: 'localhost' });
const Creation = z.object({ challenge: z.string(), rp: z.object({ id: z.string() }) });
const Shown = z.object({ step: z.string(), options: z.object({ challenge: z.string(), rpId: z.string() }) });

const addKey = async (owner: Client, key: SoftKey, lies: Lies = {}) => {
  const { options } = await owner.ask('account.begin-passkey', { password: PASSWORD });
  const { challenge, rp } = Creation.parse(options);
  expect(rp.id).toBe('localhost');
  return await owner.request('account.add-passkey', { name: 'Clé de bureau', response: key.create(challenge, lies) });
};
const signIn = async (key: SoftKey, lies: Lies = {}) => {
  const begun = Shown.parse(await (await post(broker.url, '/api/auth/passkey/options', {})).json());
  const response = key.get(begun.options.challenge, lies);
  return {
    response,
    step: begun.step,
    answer: await post(broker.url, '/api/auth/passkey', { step: begun.step, response }),
  };
};

describe('[A9] a passkey', () => {
  it('is added with the password, and signs in by itself with both factors shown', async () => {
    const technician = await aTechnician(broker, administrator, 2, 'Nadia Benali');
    const key = aSoftKey(here());
    expect(await technician.refused('account.begin-passkey', { password: 'not the password' })).toEqual({
      type: 'wrong-credentials',
    });
    expect(await addKey(technician, key)).toMatchObject({ ok: true });
    expect((await technician.ask('account.show', {})).passkeys).toMatchObject([
      { name: 'Clé de bureau', usedAt: null },
    ]);
    const { answer } = await signIn(key);
    const { token } = SignedIn.parse(await answer.json());
    const again = await connect(broker.url, { token });
    const mine = (await again.ask('account.sign-ins', {})).find((one) => one.here);
    expect(mine?.secondFactor).toBe(true);
    for (const client of [technician, again]) client.close();
  });

  it('counts for nothing when anything about it is not true', async () => {
    const technician = await aTechnician(broker, administrator, 2, 'Paul Roux');
    const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const lies: Lies[] = [
      { origin: 'https://evil.example' },
      { origin: `http://127.0.0.1:${new URL(broker.url).port}` },
      { host: 'evil.example' },
      { challenge: Buffer.from('another challenge').toString('base64url') },
      { unverified: true },
    ];
    for (const lie of lies)
      expect(await addKey(technician, aSoftKey(here()), lie), JSON.stringify(lie)).toMatchObject({
        ok: false,
        failure: { type: 'passkey-refused' },
      });
    const key = aSoftKey(here());
    await addKey(technician, key);
    for (const lie of [...lies, { signer: stranger }, { counter: 0 }])
      expect((await signIn(key, lie)).answer.status, JSON.stringify(lie)).toBe(401);
    expect((await signIn(key)).answer.status).toBe(200);
    technician.close();
  });

  it('answers each question once', async () => {
    const technician = await aTechnician(broker, administrator, 2, 'Inès Faure');
    const key = aSoftKey(here());
    await addKey(technician, key);
    const { answer, step, response } = await signIn(key);
    expect(answer.status).toBe(200);
    expect((await post(broker.url, '/api/auth/passkey', { step, response })).status).toBe(401);
    const other = await signIn(key);
    expect((await post(broker.url, '/api/auth/passkey', { step: other.step, response })).status).toBe(401);
    technician.close();
  });

  it('stands in for the code after a password, its owner’s alone', async () => {
    const technician = await aTechnician(broker, administrator, 2, 'Marc Aubin');
    const other = await aTechnician(broker, administrator, 2, 'Léa Petit');
    const [key, foreign] = [aSoftKey(here()), aSoftKey(here())];
    await addKey(technician, key);
    await addKey(other, foreign);
    const body = { email: technician.email, password: PASSWORD };
    const owed = Challenge.parse(await (await post(broker.url, '/api/auth/sign-in/email', body)).json());
    expect(owed).toMatchObject({ challenge: 'show', ways: ['passkey'] });
    const show = async (by: SoftKey) => {
      const path = '/api/auth/second-factor/passkey';
      const begun = Shown.parse(await (await post(broker.url, `${path}/options`, {}, bearing(owed.pending))).json());
      const shown = { step: begun.step, response: by.get(begun.options.challenge) };
      return (await post(broker.url, path, shown, bearing(owed.pending))).status;
    };
    expect(await show(foreign)).toBe(401);
    expect(await show(key)).toBe(200);
    for (const client of [technician, other]) client.close();
  });

  it('belongs to one account, and goes with the password', async () => {
    const technician = await aTechnician(broker, administrator, 2, 'Karim Haddad');
    const other = await aTechnician(broker, administrator, 2, 'Zoé Blanc');
    const key = aSoftKey(here());
    await addKey(technician, key);
    expect(await addKey(other, key)).toMatchObject({ ok: false, failure: { type: 'passkey-refused' } });
    const passkeyId = (await technician.ask('account.show', {})).passkeys[0]?.id ?? '';
    expect(await other.refused('account.remove-passkey', { password: PASSWORD, passkeyId })).toEqual({
      type: 'not-found',
    });
    await technician.ask('account.remove-passkey', { password: PASSWORD, passkeyId });
    expect((await signIn(key)).answer.status).toBe(401);
    for (const client of [technician, other]) client.close();
  });

  it('is not offered where browsers allow none: at a bare address, or without TLS', async () => {
    for (const address of ['https://192.0.2.7', 'http://accord.example.org']) {
      const narrow = await aBroker(broker.databaseUrl, { config: { publicUrl: new URL(address) } });
      const { port } = new URL(String((await narrow.logged('listening')).address));
      const ways = await (await fetch(`http://127.0.0.1:${port}/api/sign-in-ways`)).json();
      expect(ways).toMatchObject({ passkeys: null });
      const begun = await post(`http://127.0.0.1:${port}`, '/api/auth/passkey/options', {});
      expect(await begun.json()).toEqual({ type: 'passkeys-unavailable' });
      await narrow.stop();
    }
  });
});
