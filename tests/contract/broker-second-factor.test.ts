import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Challenge, SignedIn, TotpSecret } from '../../app/identity/sign-in.ts';
import type { RequestType } from '../../app/wire/requests.ts';
import type { Authenticator } from '../../scripts/stage/factor.ts';
import { setUpFactor } from '../../scripts/stage/factor.ts';
import type { TestBroker } from './support/broker.ts';
import { aBroker } from './support/broker.ts';
import type { Client } from './support/client.ts';
import { connect } from './support/client.ts';
import type { Cluster } from './support/cluster.ts';
import { query, startCluster } from './support/cluster.ts';
import type { Account } from './support/people.ts';
import { bearing, PASSWORD, post, theStrictAdministrator, tokenFor, withNewFactor } from './support/people.ts';

let cluster: Cluster;
let broker: TestBroker;
let administrator: Client & Account & { readonly authenticator: Authenticator };
let ahead = 0;

beforeAll(async () => {
  cluster = await startCluster();
  broker = await aBroker(await cluster.database(), { settings: { clock: { now: () => Date.now() + ahead } } });
  administrator = await theStrictAdministrator(broker);
});

afterAll(async () => {
  await broker?.stop();
  await cluster?.stop();
});

const account = {
  name: 'Nadia Benali',
  password: PASSWORD,
  teamId: null,
  organisationId: null,
  siteId: null,
  certifications: [],
};
let made = 0;
const aPersonOf = async (role: 'employee' | 'technician'): Promise<string> => {
  made += 1;
  const email = `p${made}@example.org`;
  const level = role === 'technician' ? 2 : null;
  await administrator.ask('person.create', { ...account, email, role, level });
  return email;
};

const signIn = (email: string) => post(broker.url, '/api/auth/sign-in/email', { email, password: PASSWORD });
const challenged = async (email: string) => Challenge.parse(await (await signIn(email)).json());
const show = (pending: string, code: string, way = 'code') =>
  post(broker.url, `/api/auth/second-factor/${way}`, { code }, bearing(pending));
const typeOf = async (answer: Response): Promise<unknown> => {
  const body: unknown = await answer.json();
  return typeof body === 'object' && body !== null && 'type' in body ? body.type : body;
};

describe('[A4] a technician without a second factor', () => {
  it('is led to set one up, and opens nothing else before, under any name', async () => {
    const email = await aPersonOf('technician');
    const { challenge, ways, pending, password } = await challenged(email);
    expect({ challenge, password, totp: ways.includes('totp'), recovery: ways.includes('recovery') }).toEqual({
      challenge: 'set-up',
      password: true,
      totp: true,
      recovery: false,
    });
    await expect(connect(broker.url, { token: pending })).rejects.toThrow('second-factor-needed');
    const { token } = await setUpFactor(broker.url, pending, PASSWORD);
    expect(token).not.toBe(pending);
    await expect(connect(broker.url, { token: pending })).rejects.toThrow('not-signed-in');
    const technician = await connect(broker.url, { token });
    expect(await technician.ask('ticket.queue', {})).toEqual([]);
    technician.close();
  });

  it('types the password again to set one up, and a code of that secret to be let in', async () => {
    const { pending } = await challenged(await aPersonOf('technician'));
    const setUp = (path: string, body: object) => post(broker.url, `/api/auth/set-up/${path}`, body, bearing(pending));
    expect(await typeOf(await setUp('totp', { password: 'not the password' }))).toBe('wrong-credentials');
    expect(await typeOf(await setUp('totp/confirm', { code: '000000' }))).toBe('wrong-code');
    expect((await setUp('totp', { password: PASSWORD })).status).toBe(200);
    expect(await typeOf(await setUp('totp/confirm', { code: '000000' }))).toBe('wrong-code');
    await expect(connect(broker.url, { token: pending })).rejects.toThrow('second-factor-needed');
  });

  it('[J2] leaves in the chain that one was set up, as from an account’s own page', async () => {
    const { email } = await withNewFactor(broker.url, await aPersonOf('technician'));
    const kinds = await query<{ kind: string }>(
      broker.databaseUrl,
      'select kind from audit_event where actor_person_id = (select id from person where email = $1) order by seq',
      [email],
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(['second-factor-enabled', 'signed-in']);
  });

  it('has ten minutes for it', async () => {
    const { pending } = await challenged(await aPersonOf('technician'));
    ahead += 10 * 60_000 + 1_000;
    expect(await typeOf(await show(pending, '123456'))).toBe('not-signed-in');
  });

  it('is stopped at once when a connection was opened before the rule', async () => {
    const everybody = { secondFactorRequired: false, companyMakesEmployees: false };
    await administrator.ask('identity.change-settings', everybody);
    const email = await aPersonOf('technician');
    const token = await tokenFor(broker.url, email);
    const technician = await connect(broker.url, { token });
    const employee = await connect(broker.url, {
      token: await tokenFor(broker.url, await aPersonOf('employee')),
    });
    await administrator.ask('identity.change-settings', { ...everybody, secondFactorRequired: true });
    await technician.heard('signed-out');
    await technician.closed;
    await expect(connect(broker.url, { token })).rejects.toThrow('not-signed-in');
    expect(await employee.ask('ticket.mine', {})).toEqual([]);
    employee.close();
  });

  it('[W2] loses rights given in the middle of a sign-in that showed one factor only', async () => {
    const email = await aPersonOf('employee');
    const token = await tokenFor(broker.url, email);
    const promoted = await connect(broker.url, { token });
    await query(broker.databaseUrl, `update person set role = 'administrator' where email = '${email}'`);
    expect(await promoted.refused('person.list', {})).toEqual({ type: 'second-factor-needed' });
    await promoted.closed;
  });
});

describe('[A5] a second factor', () => {
  it('is asked for at each sign-in, and a code opens one only', async () => {
    const email = await aPersonOf('technician');
    const { authenticator } = await withNewFactor(broker.url, email);
    const first = await challenged(email);
    expect(first).toMatchObject({ challenge: 'show', ways: ['totp', 'recovery'] });
    const code = await authenticator.code();
    const second = await challenged(email);
    const both = await Promise.all([show(first.pending, code), show(second.pending, code)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 401]);
    expect(await typeOf(await show((await challenged(email)).pending, code))).toBe('wrong-code');
  });

  it('can’t be set up anew by whoever knows the password alone', async () => {
    const email = await aPersonOf('technician');
    await withNewFactor(broker.url, email);
    const { pending } = await challenged(email);
    for (const path of ['totp', 'totp/confirm', 'passkey/options', 'passkey']) {
      const body = { password: PASSWORD, code: '000000', name: 'x', response: {} };
      const answer = await post(broker.url, `/api/auth/set-up/${path}`, body, bearing(pending));
      expect(await typeOf(answer), path).toBe('second-factor-needed');
    }
  });

  it('has recovery codes, each worth one sign-in, which only their owner can renew', async () => {
    const email = await aPersonOf('technician');
    const { recoveryCodes, token } = await withNewFactor(broker.url, email);
    expect(new Set(recoveryCodes).size).toBe(10);
    const code = recoveryCodes[3] ?? '';
    expect((await show((await challenged(email)).pending, code, 'recovery')).status).toBe(200);
    expect(await typeOf(await show((await challenged(email)).pending, code, 'recovery'))).toBe('wrong-code');
    const owner = await connect(broker.url, { token });
    expect((await owner.ask('account.show', {})).recoveryCodesLeft).toBe(9);
    expect(await owner.refused('account.renew-recovery-codes', { password: 'not the password' })).toEqual({
      type: 'wrong-credentials',
    });
    const renewed = await owner.ask('account.renew-recovery-codes', { password: PASSWORD });
    expect(await typeOf(await show((await challenged(email)).pending, recoveryCodes[4] ?? '', 'recovery'))).toBe(
      'wrong-code',
    );
    const fresh = renewed.recoveryCodes[0] ?? '';
    expect((await show((await challenged(email)).pending, fresh, 'recovery')).status).toBe(200);
    owner.close();
  });

  it('is guessed by nobody: wrong codes are counted with everything else that is tried', async () => {
    const email = await aPersonOf('technician');
    const { authenticator } = await withNewFactor(broker.url, email);
    const { pending } = await challenged(email);
    const statuses: number[] = [];
    for (let tried = 0; tried < 11; tried += 1) statuses.push((await show(pending, `00000${tried % 10}`)).status);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(1);
    expect((await show((await challenged(email)).pending, await authenticator.code())).status).toBe(429);
  });

  it('can be taken off with the password where nobody needs one, and never the last where somebody does', async () => {
    const { token } = await withNewFactor(broker.url, await aPersonOf('technician'));
    const technician = await connect(broker.url, { token });
    expect(await technician.refused('account.remove-totp', { password: PASSWORD })).toEqual({ type: 'last-factor' });
    technician.close();

    const employee = await connect(broker.url, {
      token: await tokenFor(broker.url, await aPersonOf('employee')),
    });
    const { secret } = await employee.ask('account.begin-totp', { password: PASSWORD });
    expect(secret).toMatch(/^[A-Z2-7]+$/);
    expect(await employee.refused('account.confirm-totp', { code: '000000' })).toEqual({ type: 'wrong-code' });
    expect(await employee.ask('account.show', {})).toMatchObject({ totp: false, required: false });
    employee.close();
  });

  it('that was lost is reset by an administrator, and signs its owner out', async () => {
    const email = await aPersonOf('technician');
    const { token } = await withNewFactor(broker.url, email);
    const technician = await connect(broker.url, { token });
    const personId = technician.welcome.person.id;
    await administrator.ask('identity.reset-factors', { personId });
    await technician.heard('signed-out');
    expect(await challenged(email)).toMatchObject({ challenge: 'set-up' });
    const own = administrator.welcome.person.id;
    expect(await administrator.refused('identity.reset-factors', { personId: own })).toEqual({ type: 'not-allowed' });
  });

  it('leaves nothing of itself in the log, and no secret in the open in the database', async () => {
    const email = await aPersonOf('technician');
    const { pending } = await challenged(email);
    const begun = await post(broker.url, '/api/auth/set-up/totp', { password: PASSWORD }, bearing(pending));
    const { secret } = TotpSecret.parse(await begun.json());
    const everything = JSON.stringify(
      await query(
        broker.databaseUrl,
        'select secret, backup_codes from two_factor union all select digest, kind from sign_in_step',
      ),
    );
    expect(everything).not.toContain(secret);
    const said = broker.log.join('');
    for (const told of [secret, pending, PASSWORD]) expect(said).not.toContain(told);
  });
});

describe('[A6] sign-ins', () => {
  const twice = async () => {
    const email = await aPersonOf('technician');
    const first = await withNewFactor(broker.url, email);
    const { pending } = await challenged(email);
    const answer = await show(pending, await first.authenticator.code());
    const { token } = SignedIn.parse(await answer.json());
    return [await connect(broker.url, { token: first.token }), await connect(broker.url, { token })] as const;
  };

  it('are listed with what they told of themselves, this one marked, and ended one by one', async () => {
    const [here, there] = await twice();
    const list = await here.ask('account.sign-ins', {});
    expect(list.map(({ here: isHere }) => isHere).toSorted()).toEqual([false, true]);
    expect(list.every(({ secondFactor, network }) => secondFactor && network === '127.0.0.0/24')).toBe(true);
    const other = list.find((one) => !one.here);
    await here.ask('account.end-sign-in', { signInId: other?.id ?? '' });
    await there.heard('signed-out');
    await there.closed;
    expect(await here.ask('account.sign-ins', {})).toHaveLength(1);
    here.close();
  });

  it('end everywhere but here at once, and when the password changes', async () => {
    const [here, there] = await twice();
    await here.ask('account.end-other-sign-ins', {});
    await there.closed;
    expect(await here.ask('account.sign-ins', {})).toHaveLength(1);
    here.close();

    const [changing, stolen] = await twice();
    const next = 'another horse battery staple';
    expect(await changing.refused('account.change-password', { current: 'not it', next })).toEqual({
      type: 'wrong-credentials',
    });
    await changing.ask('account.change-password', { current: PASSWORD, next });
    await stolen.closed;
    const { email } = changing.welcome.person;
    expect((await signIn(email)).status).toBe(401);
    expect((await post(broker.url, '/api/auth/sign-in/email', { email, password: next })).status).toBe(200);
    changing.close();
  });

  it('[A11] end when an administrator gives a new password, which then asks for the second factor as before', async () => {
    const [forgetful, again] = await twice();
    const { id: personId, email } = forgetful.welcome.person;
    const password = 'a password from the administrator';
    expect(await forgetful.refused('identity.give-password', { personId, password })).toEqual({ type: 'not-allowed' });
    await administrator.ask('identity.give-password', { personId, password });
    await Promise.all([forgetful.closed, again.closed]);
    expect((await signIn(email)).status).toBe(401);
    const answer = await post(broker.url, '/api/auth/sign-in/email', { email, password });
    expect(Challenge.parse(await answer.json())).toMatchObject({ challenge: 'show' });
    const own = { personId: administrator.welcome.person.id, password };
    expect(await administrator.refused('identity.give-password', own)).toEqual({ type: 'not-allowed' });
    expect(broker.log.join('')).not.toContain(password);
  });

  it('[A11] a password can be given to whoever never had one', async () => {
    const email = await aPersonOf('employee');
    const person = (await administrator.ask('person.list', {})).find((one) => one.email === email);
    const personId = person?.id ?? '';
    await query(broker.databaseUrl, `delete from account where person_id = '${personId}'`);
    expect((await signIn(email)).status).toBe(401);
    await administrator.ask('identity.give-password', { personId, password: PASSWORD });
    expect((await signIn(email)).status).toBe(200);
  });

  it('[W3] of others are nobody’s business but an administrator’s', async () => {
    const [mine, again] = await twice();
    const [theirs] = await twice();
    const signInId = (await theirs.ask('account.sign-ins', {}))[0]?.id ?? '';
    const personId = theirs.welcome.person.id;
    expect(await mine.refused('account.end-sign-in', { signInId })).toEqual({ type: 'not-found' });
    for (const type of ['identity.sign-ins', 'identity.end-sign-ins', 'identity.reset-factors'] satisfies RequestType[])
      expect(await mine.refused(type, { personId })).toEqual({ type: 'not-allowed' });
    expect((await administrator.ask('identity.sign-ins', { personId })).map(({ here }) => here)).not.toContain(true);
    await administrator.ask('identity.end-sign-in', { personId, signInId });
    await administrator.ask('identity.end-sign-ins', { personId });
    await theirs.heard('signed-out');
    for (const client of [mine, again]) client.close();
  });

  it('end at once when their account is disabled, which then gets no other', async () => {
    const [technician, again] = await twice();
    const { id, email } = technician.welcome.person;
    await query(broker.databaseUrl, `update person set disabled_at = now() where id = '${id}'`);
    await Promise.all([technician.closed, again.closed]);
    expect(await typeOf(await signIn(email))).toBe('account-disabled');
  });
});
