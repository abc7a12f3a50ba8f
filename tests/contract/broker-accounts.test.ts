import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { until } from '../../scripts/stage/until.ts';
import { aBroker } from './support/broker.ts';
import { connect } from './support/client.ts';
import { query } from './support/cluster.ts';
import type { Desk } from './support/desk.ts';
import { aScene, openDesk } from './support/desk.ts';
import { aDemand } from './support/ends.ts';
import { aPerson, bearing, PASSWORD, post, tokenFor } from './support/people.ts';

describe('accounts', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk?.close());

  const account = {
    name: 'Karim Haddad',
    email: 'karim@example.org',
    password: PASSWORD,
    role: 'technician' as const,
    level: 1 as const,
    teamId: null,
    organisationId: null,
    siteId: null,
    certifications: [],
  };

  it('[A2] are made by an administrator and by nobody else', async () => {
    for (const other of [await desk.employee(), await desk.technician(3)])
      expect(await other.refused('person.create', account)).toEqual({ type: 'not-allowed' });
    for (const path of [
      '/api/auth/sign-up/email',
      '/api/auth/sign-up',
      '/api/auth/update-user',
      '/api/auth/get-session',
    ])
      expect((await post(desk.broker.url, path, { ...account, role: 'administrator' })).status).toBe(404);
    expect(await query(desk.broker.databaseUrl, `select 1 from person where email = '${account.email}'`)).toEqual([]);
  });

  it('have one address each, whatever its case, and a level when they are a technician’s', async () => {
    const { administrator } = desk;
    expect(await administrator.refused('person.create', { ...account, level: null })).toEqual({
      type: 'level-missing',
    });
    await administrator.ask('person.create', { ...account, email: 'Twice@Example.org' });
    expect(await administrator.refused('person.create', { ...account, email: 'twice@example.ORG' })).toEqual({
      type: 'email-taken',
    });
    const employee = await administrator.ask('person.create', {
      ...account,
      email: 'e@example.org',
      role: 'employee',
      level: 3,
      certifications: ['serveurs'],
    });
    expect(employee).toMatchObject({ level: null, team: null, certifications: [] });
    expect((await administrator.ask('person.list', {})).map(({ email }) => email)).toContain('twice@example.org');
  });

  it('have passwords of twelve characters and more', async () => {
    expect(await desk.administrator.refused('person.create', { ...account, password: 'elevenchars' })).toEqual({
      type: 'malformed',
      where: 'password',
    });
  });

  it('of technicians need no team to take tickets and ask for sessions', async () => {
    const alone = await aPerson(desk.broker, desk.administrator, { role: 'technician', level: 2 });
    const { ticket } = await aScene(desk);
    const taken = await alone.ask('ticket.take', { ticketId: ticket.id });
    expect(taken.assignee).toMatchObject({ level: 2, team: '' });
    const session = await alone.ask('session.request', aDemand(ticket.id).signed);
    expect(session.technician).toEqual(taken.assignee);
  });

  it('answer a wrong password and an unknown address alike', async () => {
    const { email } = await desk.employee();
    const wrong = await post(desk.broker.url, '/api/auth/sign-in/email', { email, password: 'not the password' });
    const unknown = await post(desk.broker.url, '/api/auth/sign-in/email', {
      email: 'nobody@example.org',
      password: PASSWORD,
    });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(await wrong.text()).toBe(await unknown.text());
    expect(wrong.headers.get('set-cookie')).toBeNull();
  });

  it('are not signed in by anything but what the form sends', async () => {
    for (const body of [
      {},
      [],
      'x',
      { email: 'x', password: 'y' },
      { email: { $ne: '' }, password: PASSWORD },
      { email: 'a@b.fr', password: 'x'.repeat(200) },
    ])
      expect((await post(desk.broker.url, '/api/auth/sign-in/email', body)).status).toBe(400);
    const huge = await post(desk.broker.url, '/api/auth/sign-in/email', {
      email: 'a@b.fr',
      password: 'x'.repeat(100_000),
    });
    expect(huge.status).toBe(413);
  });
});

describe('[A3] wrong passwords', () => {
  let desk: Desk;
  const attempts = { windowMs: 60_000, perPair: 3, perSubject: 6, perAddress: 8, begunPerAddress: 20 };
  let ahead = 0;
  const clock = { now: () => Date.now() + ahead };

  beforeAll(async () => {
    desk = await openDesk({ settings: { attempts, clock }, config: { trustedProxies: ['loopback'] } });
  });
  afterAll(() => desk?.close());

  const attempt = (email: string, from: string, password = 'not the password') =>
    post(desk.broker.url, '/api/auth/sign-in/email', { email, password }, { 'x-forwarded-for': from });

  it('are limited by account and network, however many come at once, and the owner elsewhere is not locked out', async () => {
    const { email } = await aPerson(desk.broker, desk.administrator);
    const answers = await Promise.all(Array.from({ length: 5 }, (_, index) => attempt(email, `10.0.0.${index}`)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([401, 401, 401, 429, 429]);
    const refused = await attempt(email.toUpperCase(), '10.0.0.9', PASSWORD);
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ type: 'too-many', retryAfterMs: expect.any(Number) });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await attempt(email, '10.9.9.9', PASSWORD)).status).toBe(200);
    ahead += attempts.windowMs + 1;
    expect((await attempt(email, '10.0.0.9', PASSWORD)).status).toBe(200);
  });

  it('are limited by account from everywhere at a higher bound, which networks it is in use from do not feel', async () => {
    const { email } = await aPerson(desk.broker, desk.administrator);
    expect((await attempt(email, '10.40.0.1', PASSWORD)).status).toBe(200);
    const statuses: number[] = [];
    for (let tried = 0; tried < 8; tried += 1) statuses.push((await attempt(email, `10.50.${tried}.1`)).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 401, 429, 429]);
    expect((await attempt(email, '10.60.0.1', PASSWORD)).status).toBe(429);
    expect((await attempt(email, '10.40.0.77', PASSWORD)).status).toBe(200);
  });

  it('are limited by address prefix, whatever accounts they try', async () => {
    const statuses: number[] = [];
    for (let tried = 0; tried < 10; tried += 1)
      statuses.push((await attempt(`nobody-${tried}@example.org`, `2001:db8:1:200::${tried + 1}`)).status);
    expect(statuses).toEqual([...Array.from({ length: 8 }, () => 401), 429, 429]);
    expect((await attempt('nobody@example.org', '2001:db8:1:2ff::1')).status).toBe(429);
    expect((await attempt('nobody@example.org', '2001:db8:1:300::1')).status).toBe(401);
  });

  it('at others in the same office stop nobody who is known there, nor a company’s or a passkey’s sign-in', async () => {
    const office = (host: number): string => `10.80.0.${host}`;
    const { email } = await aPerson(desk.broker, desk.administrator);
    const entered = await attempt(email, office(1), PASSWORD);
    const { token } = z.object({ token: z.string() }).parse(await entered.json());
    await post(desk.broker.url, '/api/auth/sign-out', {}, bearing(token));
    for (let tried = 0; tried < 9; tried += 1) await attempt(`nobody-${tried}@example.org`, office(tried));
    expect((await attempt('nobody@example.org', office(2))).status).toBe(429);
    expect((await attempt(email, office(3), PASSWORD)).status).toBe(200);
    const from = { 'x-forwarded-for': office(4) };
    const begun = await post(desk.broker.url, '/api/auth/passkey/options', {}, from);
    expect(begun.status).toBe(200);
    const { step } = z.object({ step: z.string() }).parse(await begun.json());
    expect((await post(desk.broker.url, '/api/auth/passkey', { step, response: {} }, from)).status).toBe(401);
    expect((await post(desk.broker.url, '/api/auth/passkey', { step: 'guessed', response: {} }, from)).status).toBe(
      429,
    );
  });

  it('[W1] are not the only thing that is counted: nobody begins sign-ins without end and leaves them', async () => {
    const begin = (from: string) => post(desk.broker.url, '/api/auth/passkey/options', {}, { 'x-forwarded-for': from });
    const statuses: number[] = [];
    for (let begun = 0; begun < 22; begun += 1) statuses.push((await begin(`10.70.0.${begun}`)).status);
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 200), 429, 429]);
    expect((await begin('10.71.0.1')).status).toBe(200);
    const { email } = await desk.employee();
    expect((await attempt(email, '10.70.0.1', PASSWORD)).status).toBe(200);
  });

  it('do not count when they were right', async () => {
    const { email } = await desk.employee();
    for (let tried = 0; tried < 6; tried += 1) expect((await attempt(email, '10.20.0.1', PASSWORD)).status).toBe(200);
  });

  it('can’t hide behind a header that nobody vouches for', async () => {
    const plain = await openDesk({ settings: { attempts: { ...attempts, perPair: 100, perSubject: 100 } } });
    const statuses: number[] = [];
    for (let tried = 0; tried < 10; tried += 1) {
      const body = { email: `nobody-${tried}@example.org`, password: PASSWORD };
      statuses.push(
        (await post(plain.broker.url, '/api/auth/sign-in/email', body, { 'x-forwarded-for': `10.1.${tried}.1` }))
          .status,
      );
    }
    expect(statuses.slice(-2)).toEqual([429, 429]);
    await plain.close();
  });
});

describe('a sign-in that ends', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk?.close());

  it('by signing out closes its connections on every broker, and its token is worth nothing', async () => {
    const second = await aBroker(desk.broker.databaseUrl);
    const { email } = await desk.employee();
    const token = await tokenFor(desk.broker.url, email);
    const [here, there, otherLogin] = [
      await connect(desk.broker.url, { token }),
      await connect(second.url, { token }),
      await desk.employee(),
    ];
    expect((await signOut(desk.broker.url, token)).status).toBe(200);
    await Promise.all([here, there].map((client) => client.heard('signed-out')));
    await Promise.all([here.closed, there.closed]);
    await expect(connect(desk.broker.url, { token })).rejects.toThrow('not-signed-in');
    expect((await signOut(desk.broker.url, token)).status).toBe(401);
    expect(await otherLogin.ask('person.me', {})).toMatchObject({ email });
    await second.stop();
  });

  it('by being taken away in the database closes its connections too', async () => {
    const person = await aPerson(desk.broker, desk.administrator);
    await query(desk.broker.databaseUrl, `delete from login where person_id = '${person.welcome.person.id}'`);
    await person.heard('signed-out');
    await person.closed;
  });

  it('[A10] is not opened by what the database keeps of it', async () => {
    const { token, email } = await desk.employee();
    const rows = await query(
      desk.broker.databaseUrl,
      `select token from login join person on person.id = person_id where email = '${email}'`,
    );
    const [kept] = rows.map((row) => String(row.token));
    if (kept === undefined) throw new Error('an open sign-in is not in the database');
    expect(token).not.toBe(kept);
    await expect(connect(desk.broker.url, { token: kept })).rejects.toThrow('not-signed-in');
    await expect(connect(desk.broker.url, { token: `${kept}.${token.split('.')[1]}x` })).rejects.toThrow(
      'not-signed-in',
    );
    expect((await signOut(desk.broker.url, kept)).status).toBe(401);
  });

  it('by running out is refused at the next request', async () => {
    const person = await aPerson(desk.broker, desk.administrator);
    await query(
      desk.broker.databaseUrl,
      `update login set expires_at = now() where person_id = '${person.welcome.person.id}'`,
    );
    expect(await person.refused('ticket.mine', {})).toEqual({ type: 'not-signed-in' });
    await person.heard('signed-out');
    await person.closed;
  });

  it('[W2] takes rights away at once when the directory does', async () => {
    const technician = await desk.technician(3);
    const { id } = technician.welcome.person;
    await query(
      desk.broker.databaseUrl,
      `update person set role = 'employee', own_level = null, team_id = null, team = null where id = '${id}'`,
    );
    expect(await technician.refused('ticket.queue', {})).toEqual({ type: 'not-allowed' });
  });
});

describe('[W11] a broker whose connections to its database are all in use', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk({ settings: { pool: { most: 4, patienceMs: 4_000 } } });
  });
  afterAll(() => desk?.close());

  it('asks to come again in seconds, by name, and lets in as soon as one is free', async () => {
    const { url, databaseUrl, log } = desk.broker;
    const employee = await desk.employee();
    const { token, email } = employee;
    const signIn = () => post(url, '/api/auth/sign-in/email', { email, password: PASSWORD });
    const holder = new pg.Client({ connectionString: databaseUrl });
    await holder.connect();
    await holder.query('begin');
    await holder.query('lock table sign_in_attempt in access exclusive mode');
    const held = Array.from({ length: 4 }, signIn);
    await until('each connection waits for what is held', async () => {
      const waiting = await query(
        databaseUrl,
        `select 1 from pg_stat_activity where datname = current_database() and application_name = 'accord-broker' and wait_event_type = 'Lock'`,
      );
      return waiting.length === 4;
    });
    const [refused, ended, asked] = await Promise.all([
      signIn(),
      signOut(url, token),
      employee.request('ticket.mine', {}),
    ]);
    const busy = { type: 'busy', retryAfterMs: 5_000 };
    for (const answer of [refused, ended]) {
      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).toBe('5');
      expect(await answer.json()).toEqual(busy);
    }
    expect(asked).toEqual({ ok: false, failure: busy });
    expect(log.filter((line) => line.includes('broke'))).toEqual([]);
    await holder.query('rollback');
    await holder.end();
    expect((await Promise.all(held)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await signIn()).status).toBe(200);
    expect((await employee.request('ticket.mine', {})).ok).toBe(true);
  });
});

function signOut(url: string, token: string): Promise<Response> {
  return post(url, '/api/auth/sign-out', {}, bearing(token));
}
