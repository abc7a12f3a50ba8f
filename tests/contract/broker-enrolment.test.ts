import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DeviceChallenge } from '../../app/directory/enrolment.ts';
import type { Purpose } from '../../app/kernel/signing.ts';
import { sign } from '../../app/kernel/signing.ts';
import type { RequestInput } from '../../app/wire/requests.ts';
import { connect } from './support/client.ts';
import { query } from './support/cluster.ts';
import type { Desk } from './support/desk.ts';
import { aGrantedSession, aRequestForHelp, openDesk } from './support/desk.ts';
import type { Device } from './support/ends.ts';
import { aDevice } from './support/ends.ts';
import { anOrganisation, aPerson, bearing, post, signedIn } from './support/people.ts';

let desk: Desk;
let organisationId: string;

beforeAll(async () => {
  desk = await openDesk();
  organisationId = (await desk.administrator.ask('organisation.save', { editing: null, name: 'Ville de Brévenne' })).id;
});
afterAll(() => desk?.close());

const issue = (over: Partial<RequestInput<'enrolment.issue'>> = {}) =>
  desk.administrator.ask('enrolment.issue', {
    name: 'Parc',
    organisationId,
    siteId: null,
    tags: ['accueil'],
    signIn: 'device',
    tiesByName: false,
    days: 30,
    maxUses: 10,
    ...over,
  });

async function say(path: string, body: unknown): Promise<{ status: number; body: unknown }> {
  const answer = await post(desk.broker.url, path, body);
  return { status: answer.status, body: await answer.json() };
}

async function claimed({ keys }: Device, purpose: Purpose, more: object = {}) {
  const challenge = DeviceChallenge.parse((await say('/api/device/challenge', {})).body);
  const claim = { challenge, publicKey: keys.publicKey, ...more };
  return { claim, signature: sign(purpose, claim, keys.secret) };
}

const enrol = async (device: Device, secret: string, osUser = 'camille', displayName: string | null = null) =>
  say('/api/enrol', {
    token: secret,
    ...(await claimed(device, 'accord-enrol-v1', { workstationName: 'PC-7', osUser, displayName })),
  });

const signIn = async (device: Device) => say('/api/device/sign-in', await claimed(device, 'accord-device-sign-in-v1'));

const tokenOf = (body: unknown): string => {
  if (typeof body === 'object' && body !== null && 'token' in body && typeof body.token === 'string') return body.token;
  throw new Error(JSON.stringify(body));
};

describe('[D12] a fleet’s token', () => {
  it('lets a computer in whose key signed, and gives it what the token says', async () => {
    const { secret, brokerKey, token } = await issue();
    const device = aDevice();
    expect(await enrol(device, secret, 'DOMAIN\\Camille.Moreau', 'Camille Moreau')).toEqual({
      status: 200,
      body: { signIn: 'device', brokerKey },
    });
    const client = await connect(desk.broker.url, { token: tokenOf((await signIn(device)).body) });
    expect(client.welcome.person).toMatchObject({ name: 'Camille Moreau', role: 'employee', organisationId });
    const { id } = await device.attach(client);
    const listed = (await desk.administrator.ask('workstation.list', {})).find((one) => one.id === id);
    expect(listed).toMatchObject({ organisationId, tags: ['accueil'] });
    await enrol(device, secret, 'camille.moreau');
    const after = (await desk.administrator.ask('enrolment.list', {})).find((one) => one.id === token.id);
    expect(after?.uses).toBe(1);
  });

  it('lets in as many as it says, however many come at once, and nobody once it is withdrawn or too old', async () => {
    const { secret } = await issue({ maxUses: 3 });
    const came = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((user) => enrol(aDevice(), secret, `many-${user}`)));
    expect(came.filter(({ status }) => status === 200)).toHaveLength(3);
    expect(came.find(({ status }) => status !== 200)?.body).toEqual({ type: 'enrolment-refused', why: 'used-up' });
    const withdrawn = await issue();
    await desk.administrator.ask('enrolment.withdraw', { id: withdrawn.token.id });
    expect((await enrol(aDevice(), withdrawn.secret)).body).toMatchObject({ why: 'withdrawn' });
    const old = await issue();
    await query(
      desk.broker.databaseUrl,
      `update enrolment_token set expires_at = now() - interval '1 second' where id = '${old.token.id}'`,
    );
    expect((await enrol(aDevice(), old.secret)).body).toMatchObject({ why: 'expired' });
    expect((await enrol(aDevice(), `${secret}x`)).body).toMatchObject({ why: 'unknown' });
  });

  it('is nowhere in the database, the log or the list', async () => {
    const { secret } = await issue();
    const rows = await query(desk.broker.databaseUrl, 'select * from enrolment_token');
    const events = await query(desk.broker.databaseUrl, 'select * from audit_event');
    const listed = await desk.administrator.ask('enrolment.list', {});
    for (const text of [JSON.stringify(rows), JSON.stringify(events), JSON.stringify(listed), desk.broker.log.join('')])
      expect(text).not.toContain(secret);
  });

  it('lets nobody in with a key that did not sign, or on a challenge that is used, changed or foreign', async () => {
    const { secret: token } = await issue();
    const device = aDevice();
    const more = { workstationName: 'PC-7', osUser: 'eve', displayName: null };
    const good = await claimed(device, 'accord-enrol-v1', more);
    const changed = { ...good, claim: { ...good.claim, osUser: 'directrice' } };
    const other = await claimed(aDevice(), 'accord-enrol-v1', more);
    const stolen = { ...good, claim: { ...good.claim, publicKey: other.claim.publicKey } };
    const own = { nonce: 'ab'.repeat(16), expiresAt: Date.now() + 60_000 };
    const forged = { ...own, signature: sign('accord-device-challenge-v1', own, device.keys.secret) };
    const claim = { ...good.claim, challenge: forged };
    const foreign = { claim, signature: sign('accord-enrol-v1', claim, device.keys.secret) };
    const elsewhere = await claimed(device, 'accord-device-sign-in-v1', more);
    for (const sent of [changed, stolen, foreign, elsewhere])
      expect((await say('/api/enrol', { token, ...sent })).body).toMatchObject({ why: 'claim-does-not-hold' });
    expect((await say('/api/enrol', { token, ...good })).status).toBe(200);
    expect((await say('/api/enrol', { token, ...good })).body).toMatchObject({ why: 'claim-does-not-hold' });
  });
});

describe('[D13] a computer’s key', () => {
  it('does not get the account that another computer signs in, until that one is revoked', async () => {
    const { administrator } = desk;
    const { secret } = await issue();
    const [first, second] = [aDevice(), aDevice()];
    expect((await enrol(first, secret, 'nadia')).status).toBe(200);
    expect((await enrol(second, secret, 'NADIA')).body).toMatchObject({ why: 'name-held' });
    expect((await signIn(second)).status).toBe(401);
    const client = await connect(desk.broker.url, { token: tokenOf((await signIn(first)).body) });
    const { id } = await first.attach(client);
    const record = (await administrator.ask('workstation.list', {})).find((one) => one.id === id);
    if (record === undefined) throw new Error('the workstation is not listed');
    await administrator.ask('workstation.revoke', { editing: { id, seen: record.changedAt } });
    expect((await signIn(first)).status).toBe(401);
    expect((await enrol(first, secret, 'nadia')).body).toMatchObject({ why: 'workstation-revoked' });
    expect((await enrol(second, secret, 'nadia')).status).toBe(200);
    expect((await signIn(second)).status).toBe(200);
  });

  it('opens nothing for a stranger, with a used challenge, or once its owner has other rights', async () => {
    const { secret } = await issue();
    const device = aDevice();
    expect((await signIn(device)).status).toBe(401);
    await enrol(device, secret, 'paul');
    const sent = await claimed(device, 'accord-device-sign-in-v1');
    expect((await say('/api/device/sign-in', sent)).status).toBe(200);
    expect((await say('/api/device/sign-in', sent)).status).toBe(401);
    const paul = (await desk.administrator.ask('person.list', {})).find(({ email }) => email.startsWith('paul@'));
    if (paul === undefined) throw new Error('paul is not listed');
    const { id, changedAt, ownLevel, level, team, disabled, ...rest } = paul;
    const entered = { ...rest, level: 2 as const, role: 'technician' as const };
    await desk.administrator.ask('person.update', { ...entered, editing: { id, seen: changedAt } });
    expect((await signIn(device)).status).toBe(401);
  });

  it('opens no account that was disabled, nor gives anybody a name that would mislead', async () => {
    const { secret } = await issue();
    const device = aDevice();
    await enrol(device, secret, 'sophie');
    const sophie = (await desk.administrator.ask('person.list', {})).find(({ email }) => email.startsWith('sophie@'));
    if (sophie === undefined) throw new Error('sophie is not listed');
    const editing = { id: sophie.id, seen: sophie.changedAt };
    await desk.administrator.ask('person.set-disabled', { editing, disabled: true });
    expect((await signIn(device)).status).toBe(403);
    await enrol(aDevice(), secret, 'root', 'Support Accord');
    const root = (await desk.administrator.ask('person.list', {})).find(({ email }) => email.startsWith('root@'));
    expect(root?.name).toBe('PC-7');
  });

  it('lets people come in with their own account where the token says so', async () => {
    const { secret } = await issue({ signIn: 'account' });
    const device = aDevice();
    expect((await enrol(device, secret, 'whoever')).body).toMatchObject({ signIn: 'account' });
    expect((await signIn(device)).status).toBe(401);
    const { id } = await device.attach(await desk.employee());
    const listed = (await desk.administrator.ask('workstation.list', {})).find((one) => one.id === id);
    expect(listed).toMatchObject({ organisationId, tags: ['accueil'] });
  });
});

describe('[D17] the account of a computer’s key', () => {
  const find = async (email: string) => {
    const found = (await desk.administrator.ask('person.list', {})).find((one) => one.email.startsWith(email));
    if (found === undefined) throw new Error(`${email} is not listed`);
    return found;
  };
  const seen = ({ id, changedAt }: { id: string; changedAt: number }) => ({ id, seen: changedAt });
  const imported = async (name: string, email: string) => {
    const { token } = await signedIn(desk.broker.url, 'admin@example.org');
    const file = `Nom;Adresse e-mail;Organisation\r\n${name};${email};Ville de Brévenne\r\n`;
    const body = { kind: 'employees', apply: true, content: Buffer.from(file).toString('base64') };
    expect((await post(desk.broker.url, '/api/directory/import', body, bearing(token))).status).toBe(200);
    return await find(email);
  };

  it('becomes part of the person whose it is: workstation, requests and key are theirs, and nobody else’s any more', async () => {
    const { administrator, broker } = desk;
    const { secret } = await issue();
    const device = aDevice();
    await enrol(device, secret, 'vera');
    const client = await connect(broker.url, { token: tokenOf((await signIn(device)).body) });
    const { id: workstationId } = await device.attach(client);
    const { id: ticketId } = await client.ask('ticket.open', aRequestForHelp({ words: 'Avant' }));
    await client.ask('talk.say', { ticketId, requestId: randomUUID(), words: 'Toujours rien', files: [] });
    await client.ask('talk.read', { ticketId, upTo: 1 });
    const person = await imported('Vera Noisetier', 'v.noisetier@example.org');
    const fleet = await find('vera@');
    expect(fleet).toMatchObject({ byKey: true });
    expect(await administrator.ask('person.preview-merge', { personId: fleet.id })).toEqual({
      workstations: 1,
      tickets: 1,
      devices: 1,
    });
    const into = seen(person);
    expect(await administrator.refused('person.merge', { from: into, into: seen(fleet) })).toMatchObject({
      type: 'cannot-be-tied',
      why: 'own-way-in',
    });
    await administrator.ask('person.merge', { from: seen(fleet), into });
    await client.heard('signed-out');
    const again = await connect(broker.url, { token: tokenOf((await signIn(device)).body) });
    expect(again.welcome.person).toMatchObject({ id: person.id, name: 'Vera Noisetier' });
    expect((await again.ask('ticket.mine', {})).map(({ id }) => id)).toEqual([ticketId]);
    const { messages, marks } = await again.ask('talk.show', { ticketId });
    expect([...messages.map(({ author }) => author.id), ...marks.map((mark) => mark.person.id)]).toEqual([
      person.id,
      person.id,
    ]);
    expect((await device.attach(again)).id).toBe(workstationId);
    expect(await again.ask('account.notices', {})).toMatchObject([{ kind: 'person-merged', by: 'Ada Ministre' }]);
    const people = await administrator.ask('person.list', {});
    expect(people.some(({ id }) => id === fleet.id)).toBe(false);
    const stations = await administrator.ask('workstation.list', {});
    expect(stations.find(({ id }) => id === workstationId)?.owner).toMatchObject({ id: person.id });

    const { lines } = await administrator.ask('audit.list', { filter: { personId: person.id }, before: null });
    const kinds = lines.map(({ event }) => event.kind);
    for (const kind of ['person-merged', 'workstation-enrolled', 'ticket-opened']) expect(kinds).toContain(kind);
    expect((await enrol(aDevice(), secret, 'vera')).body).toMatchObject({ why: 'name-held' });

    await administrator.ask('privacy.erase', { personId: person.id, name: 'Vera Noisetier' });
    const left = await query(
      broker.databaseUrl,
      `select name, email from person where email like 'vera@%' or name = 'vera'`,
    );
    expect(left).toEqual([]);
  });

  it('is not joined to another while somebody looks at its screen', async () => {
    const { administrator, broker } = desk;
    const { secret } = await issue({ organisationId: await anOrganisation(administrator) });
    const device = aDevice();
    await enrol(device, secret, 'solal');
    const employee = {
      ...(await connect(broker.url, { token: tokenOf((await signIn(device)).body) })),
      email: '',
      token: '',
    };
    await device.attach(employee);
    const opened = await employee.ask('ticket.open', aRequestForHelp());
    const technician = await desk.technician(2);
    const ticket = await technician.ask('ticket.take', { ticketId: opened.id });
    await aGrantedSession({ employee, technician, device, ticket });
    const person = await imported('Solal Cormier', 'cormier@example.org');
    const from = seen(await find('solal@'));
    expect(await administrator.refused('person.merge', { from, into: seen(person) })).toEqual({
      type: 'session-running',
      technician: 'Nadia Benali',
    });
  });

  it('is made for nobody whom the organisation knows by that name, where the token says so', async () => {
    const person = await imported('Tessa Alisier', 'tessa.alisier@example.org');
    const { secret } = await issue({ tiesByName: true });
    const device = aDevice();
    expect((await enrol(device, secret, 'VILLE\\Tessa.Alisier')).status).toBe(200);
    const client = await connect(desk.broker.url, { token: tokenOf((await signIn(device)).body) });
    expect(client.welcome.person).toMatchObject({ id: person.id, name: 'Tessa Alisier' });
    expect((await enrol(aDevice(), secret, 'tessa.alisier')).body).toMatchObject({ why: 'name-held' });
  });

  it('is never somebody’s own account that opens another way, nor one of two of that name, nor without the token’s word', async () => {
    const { administrator } = desk;
    const guarded = await aPerson(desk.broker, administrator, { email: 'ursule@example.org', organisationId });
    await imported('Xavier Un', 'xavier@one.example');
    await imported('Xavier Deux', 'xavier@two.example');
    const plain = await imported('Yvonne Seule', 'yvonne@example.org');
    const { secret: tied } = await issue({ tiesByName: true });
    const { secret: untied } = await issue();
    for (const [secret, user] of [
      [tied, 'ursule'],
      [tied, 'xavier'],
      [untied, 'yvonne'],
    ] as const) {
      const device = aDevice();
      await enrol(device, secret, user);
      const client = await connect(desk.broker.url, { token: tokenOf((await signIn(device)).body) });
      expect(client.welcome.person.email).toMatch(/\.invalid$/);
      expect([guarded.welcome.person.id, plain.id]).not.toContain(client.welcome.person.id);
    }
  });
});

describe('[D12] a computer that was let in and never came', () => {
  it('is listed, can be withdrawn, and then holds no name and opens nothing', async () => {
    const { administrator, broker } = desk;
    const { secret } = await issue({ name: 'Parc absent' });
    const [absent, next] = [aDevice(), aDevice()];
    await enrol(absent, secret, 'zelie');
    const publicKey = absent.keys.publicKey;
    const listed = await administrator.ask('enrolment.devices', {});
    expect(listed.find((one) => one.publicKey === publicKey)).toMatchObject({ token: 'Parc absent', osUser: 'zelie' });
    expect((await enrol(next, secret, 'zelie')).body).toMatchObject({ why: 'name-held' });
    await administrator.ask('enrolment.withdraw-device', { publicKey });
    expect((await administrator.ask('enrolment.devices', {})).some((one) => one.publicKey === publicKey)).toBe(false);
    expect((await signIn(absent)).status).toBe(401);
    expect((await enrol(absent, secret, 'zelie')).body).toMatchObject({ why: 'workstation-revoked' });
    expect((await enrol(next, secret, 'zelie')).status).toBe(200);
    const client = await connect(broker.url, { token: tokenOf((await signIn(next)).body) });
    await next.attach(client);
    expect(await administrator.refused('enrolment.withdraw-device', { publicKey: next.keys.publicKey })).toEqual({
      type: 'not-found',
    });
  });
});
