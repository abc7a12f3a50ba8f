import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SignInAnswer } from '../../app/identity/sign-in.ts';
import { freePort } from '../../scripts/stage/free-port.ts';
import type { CompanyProvider } from '../support/oidc-provider/start-provider.ts';
import { CLIENT, startProvider } from '../support/oidc-provider/start-provider.ts';
import { openVisitor } from '../support/oidc-provider/visitor.ts';
import type { TestBroker } from './support/broker.ts';
import { aBroker } from './support/broker.ts';
import type { Client } from './support/client.ts';
import { connect } from './support/client.ts';
import type { Cluster } from './support/cluster.ts';
import { query, startCluster } from './support/cluster.ts';
import { aPerson, aTechnician, bearing, PASSWORD, post, theAdministrator } from './support/people.ts';

const LOOPBACK_PORT = 45_999;
const accounts = {
  elise: { email: 'elise@example.org', email_verified: true, name: 'Élise Martin' },
  nadia: { email: 'nadia@example.org', email_verified: true, name: 'Nadia Benali' },
  'nadia-with-key': { email: 'strong@example.org', email_verified: true, name: 'Paul Roux', amr: ['pwd', 'mfa'] },
  impostor: { email: 'admin@example.org', email_verified: false, name: 'Ada Ministre' },
  heir: { email: 'elise@example.org', email_verified: true, name: 'Une autre Élise' },
  moved: { email: 'moved@example.org', email_verified: true, name: 'Un autre' },
  stranger: { email: 'stranger@example.org', email_verified: true, name: 'Zoé Blanc' },
};
type Login = keyof typeof accounts | 'nobody';

let cluster: Cluster;
let provider: CompanyProvider;
let broker: TestBroker;
let administrator: Client;

beforeAll(async () => {
  const [brokerPort, port] = [await freePort(undefined), await freePort(undefined)];
  const redirectUri = `http://127.0.0.1:${brokerPort}/api/auth/company/callback`;
  cluster = await startCluster();
  provider = await startProvider({ port, redirectUri, accounts });
  const company = { issuer: provider.issuer, name: 'Exemple SA', ...CLIENT };
  broker = await aBroker(await cluster.database(), { config: { port: brokerPort, company } });
  administrator = await theAdministrator(broker);
  await aPerson(broker, administrator, { email: 'elise@example.org' });
  await withoutPassword('elise@example.org');
});

/** As whoever was imported: nothing opens the account yet. */
const withoutPassword = (email: string) =>
  query(
    broker.databaseUrl,
    `delete from account where provider_id = 'credential' and person_id in (select id from person where email = $1)`,
    [email],
  );

afterAll(async () => {
  await broker?.stop();
  await provider?.stop();
  await cluster?.stop();
});

const Begun = z.object({ url: z.url() });
const secret = (): string => randomBytes(32).toString('base64url');
const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');

const begin = async (verifier: string, state: string) => {
  const body = { challenge: digest(verifier), state, back: { type: 'loopback', port: LOOPBACK_PORT } };
  const answer = await post(broker.url, '/api/auth/company', body);
  return Begun.parse(await answer.json());
};
const isBack = ({ host }: URL): boolean => host === `127.0.0.1:${LOOPBACK_PORT}`;
/** From the button to where the application waits. */
const visit = async (login: Login) => {
  const [verifier, state] = [secret(), secret()];
  const back = await openVisitor().signIn((await begin(verifier, state)).url, login, isBack);
  return { back: back.searchParams, verifier, state };
};
const redeem = (code: string | null, verifier: string) =>
  post(broker.url, '/api/auth/company/redeem', { code, verifier });
const enter = async (login: Login) => {
  const { back, verifier } = await visit(login);
  return SignInAnswer.parse(await (await redeem(back.get('code'), verifier)).json());
};
const failureOf = async (login: Login) => (await visit(login)).back.get('failure');

describe('[A7] the company’s sign-in', () => {
  it('is offered by its name, and opens the account of a verified address', async () => {
    const ways: unknown = await (await fetch(`${broker.url}/api/sign-in-ways`)).json();
    expect(ways).toMatchObject({ company: { name: 'Exemple SA' } });
    const answer = await enter('elise');
    if (!('token' in answer)) throw new Error('a second factor was asked of an employee');
    const client = await connect(broker.url, { token: answer.token });
    expect(client.welcome.person).toMatchObject({ email: 'elise@example.org', role: 'employee' });
    client.close();
  });

  it('brings back the state it was given, and a code that is worth one sign-in, to whoever began', async () => {
    const { back, verifier, state } = await visit('elise');
    expect(back.get('state')).toBe(state);
    const code = back.get('code');
    expect((await redeem(code, secret())).status).toBe(403);
    expect((await redeem(code, verifier)).status).toBe(410);
    const again = await visit('elise');
    expect((await redeem(again.back.get('code'), again.verifier)).status).toBe(200);
    expect((await redeem(again.back.get('code'), again.verifier)).status).toBe(410);
  });

  it('takes a state once, and none that it did not give', async () => {
    const callback = (query: string) =>
      fetch(`${broker.url}/api/auth/company/callback?${query}`, { redirect: 'manual' });
    expect((await callback(`state=${secret()}&code=x`)).status).toBe(410);
    expect((await callback('code=x')).status).toBe(400);
    const { url } = await begin(secret(), secret());
    const state = new URL(url).searchParams.get('state') ?? '';
    const refused = await callback(`state=${state}&code=not-a-code`);
    expect(refused.headers.get('location')).toContain('failure=company-refused');
    expect((await callback(`state=${state}&code=not-a-code`)).status).toBe(410);
  });

  it('takes no code that was made for another sign-in: the nonce and PKCE say whose it is', async () => {
    const victims = await begin(secret(), secret());
    const attackers = await begin(secret(), secret());
    const own = ({ host, pathname }: URL) => `http://${host}` === broker.url && pathname.endsWith('/callback');
    const stolen = await openVisitor().signIn(victims.url, 'elise', own);
    const state = new URL(attackers.url).searchParams.get('state') ?? '';
    stolen.searchParams.set('state', state);
    const refused = await fetch(stolen, { redirect: 'manual' });
    expect(refused.headers.get('location')).toContain('failure=company-refused');
  });

  it('sends nobody anywhere but to our own page or to this very computer', async () => {
    for (const back of [
      { type: 'url', url: 'https://evil.example' },
      { type: 'loopback', port: 80 },
      { type: 'loopback', port: '5000@evil.example' },
      { type: 'page', url: 'https://evil.example' },
    ]) {
      const answer = await post(broker.url, '/api/auth/company', { challenge: digest('x'), state: secret(), back });
      if (answer.status === 400) continue;
      const { url } = Begun.parse(await answer.json());
      const at = await openVisitor().signIn(url, 'elise', ({ hash }) => hash.includes('state='));
      expect(`${at.origin}${at.pathname}`).toBe(`${broker.url}/`);
    }
  });

  it('says no by name when the company does, or knows nobody of that name', async () => {
    expect(await failureOf('nobody')).toBe('company-refused');
    expect(await failureOf('stranger')).toBe('no-account');
  });

  it('tells nothing secret to the log', async () => {
    const { back, verifier } = await visit('elise');
    const said = broker.log.join('');
    for (const told of [back.get('code') ?? '', verifier, CLIENT.clientSecret]) expect(said).not.toContain(told);
  });
});

describe('[A8] an account', () => {
  it('is never opened by an address that the company has not verified, an administrator’s least of all', async () => {
    expect(await failureOf('impostor')).toBe('email-not-verified');
    const linked = await query(
      broker.databaseUrl,
      `select 1 from account where provider_id <> 'credential' and account_id = 'impostor'`,
    );
    expect(linked).toEqual([]);
  });

  it('stays with the one whom the company named first, whoever gets the address later', async () => {
    await enter('elise');
    expect(await failureOf('heir')).toBe('no-account');
  });

  it('[J2] that is tied to somebody of the company leaves an event, and a former company’s word opens none', async () => {
    await enter('elise');
    const tied = await query(
      broker.databaseUrl,
      `select 1 from audit_event join person on person.id = person_id
       where kind = 'company-tied' and email = 'elise@example.org'`,
    );
    expect(tied).toHaveLength(1);
    await query(
      broker.databaseUrl,
      `insert into account (account_id, provider_id, person_id, created_at, updated_at)
       select 'stranger', replace(provider_id, $1, 'https://former.example'), admin.id, now(), now()
       from account, person admin where account_id = 'elise' and admin.email = 'admin@example.org'`,
      [provider.issuer],
    );
    expect(await failureOf('stranger')).toBe('no-account');
  });

  it('[A12] that opens another way asks for that way once, whatever address an administrator wrote', async () => {
    const owner = await aPerson(broker, administrator, { email: 'owner@example.org' });
    const { id: personId } = owner.welcome.person;
    const record = (await administrator.ask('person.list', {})).find(({ id }) => id === personId);
    if (record === undefined) throw new Error('the owner is not listed');
    const { name, role, teamId, organisationId, siteId, certifications, changedAt } = record;
    const entry = {
      name,
      role,
      level: null,
      teamId,
      organisationId,
      siteId,
      certifications,
      email: 'moved@example.org',
    };
    await administrator.ask('person.update', { ...entry, editing: { id: personId, seen: changedAt } });
    await administrator.ask('identity.reset-factors', { personId });
    const owing = await enter('moved');
    expect(owing).toMatchObject({ challenge: 'tie', password: true });
    if (!('pending' in owing)) throw new Error('the company’s word was enough');
    const show = (password: string) => post(broker.url, '/api/auth/tie/password', { password }, bearing(owing.pending));
    expect((await show('not the password')).status).toBe(401);
    for (const path of ['set-up/totp', 'second-factor/passkey/options'])
      expect((await post(broker.url, `/api/auth/${path}`, {}, bearing(owing.pending))).status).toBe(403);
    const tied = () =>
      query(broker.databaseUrl, `select 1 from audit_event where kind = 'company-tied' and person_id = $1`, [personId]);
    expect(await tied()).toEqual([]);
    expect(await (await show(PASSWORD)).json()).toMatchObject({ user: { id: personId } });
    expect(await tied()).toHaveLength(1);
    expect(await enter('moved')).toMatchObject({ user: { id: personId } });
    expect((await show(PASSWORD)).status).toBe(401);
  });

  it('of a technician still shows a second factor, unless the company says that two were shown', async () => {
    await aTechnician(broker, administrator, 2, 'Nadia Benali').then(async (technician) => {
      await query(
        broker.databaseUrl,
        `update person set email = 'nadia@example.org' where id = '${technician.welcome.person.id}'`,
      );
      await withoutPassword('nadia@example.org');
    });
    await aTechnician(broker, administrator, 2, 'Paul Roux').then(async (technician) => {
      await query(
        broker.databaseUrl,
        `update person set email = 'strong@example.org' where id = '${technician.welcome.person.id}'`,
      );
      await withoutPassword('strong@example.org');
    });
    await administrator.ask('identity.change-settings', { secondFactorRequired: true, companyMakesEmployees: false });
    const owing = await enter('nadia');
    expect(owing).toMatchObject({ challenge: 'set-up' });
    const shown = await enter('nadia-with-key');
    if (!('token' in shown)) throw new Error('the company’s word on two factors was not taken');
    const technician = await connect(broker.url, { token: shown.token });
    expect(await technician.ask('account.sign-ins', {})).toMatchObject([{ secondFactor: true, here: true }]);
    technician.close();
    if ('pending' in owing) {
      const answer = await post(broker.url, '/api/auth/second-factor/code', { code: '000000' }, bearing(owing.pending));
      expect(answer.status).toBe(401);
    }
  });

  it('is made for a stranger when the administrator wants it, an employee’s and never more', async () => {
    await query(
      broker.databaseUrl,
      `update setting set value = '{"secondFactorRequired":false,"companyMakesEmployees":true}' where name = 'identity'`,
    );
    const answer = await enter('stranger');
    if (!('token' in answer)) throw new Error('a second factor was asked of an employee');
    expect(answer.user).toMatchObject({ role: 'employee', name: 'Zoé Blanc', email: 'stranger@example.org' });
    const client = await connect(broker.url, { token: answer.token });
    expect(await client.ask('account.show', {})).toMatchObject({ password: false });
    client.close();
  });
});

describe('[A7] a company that is away', () => {
  it('is said to be, and asked again when it is back', async () => {
    const port = await freePort(undefined);
    const company = { issuer: `http://127.0.0.1:${port}`, name: 'Loin', ...CLIENT };
    const lonely = await aBroker(await cluster.database(), { config: { company } });
    const ask = async () => {
      const body = { challenge: digest('x'), state: secret(), back: { type: 'page' } };
      return await (await post(lonely.url, '/api/auth/company', body)).json();
    };
    expect(await ask()).toEqual({ type: 'company-away' });
    const back = await startProvider({ port, redirectUri: `${lonely.url}/api/auth/company/callback`, accounts });
    expect(await ask()).toEqual({ url: expect.stringContaining(company.issuer) });
    await back.stop();
    await lonely.stop();
  });

  it('vouches for nobody under another name than the operator gave', async () => {
    const company = { issuer: provider.issuer.replace('127.0.0.1', 'localhost'), name: 'Autre', ...CLIENT };
    const wary = await aBroker(await cluster.database(), { config: { company } });
    const body = { challenge: digest('x'), state: secret(), back: { type: 'page' } };
    expect(await (await post(wary.url, '/api/auth/company', body)).json()).toEqual({ type: 'company-away' });
    await wary.stop();
  });
});

describe('[A3] guesses at what a company or a key would say', () => {
  it('are limited by network, like passwords', async () => {
    const attempts = { windowMs: 60_000, perPair: 3, perSubject: 6, perAddress: 5, begunPerAddress: 100 };
    const company = { issuer: provider.issuer, name: 'Exemple SA', ...CLIENT };
    const narrow = await aBroker(await cluster.database(), { config: { company }, settings: { attempts } });
    const guesses = [
      () => post(narrow.url, '/api/auth/company/redeem', { code: secret(), verifier: secret() }),
      () => post(narrow.url, '/api/auth/passkey', { step: secret(), response: {} }),
      () => fetch(`${narrow.url}/api/auth/company/callback?state=${secret()}&code=x`, { redirect: 'manual' }),
    ];
    const statuses: number[] = [];
    for (let tried = 0; tried < 6; tried += 1) statuses.push((await guesses[tried % 3]?.())?.status ?? 0);
    expect(statuses).toEqual([410, 401, 410, 410, 401, 429]);
    await narrow.stop();
  });
});
