import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signFurther } from '../../app/consent/further.ts';
import type { KeyPair } from '../../app/kernel/signing.ts';
import { keyPairFrom } from '../../app/kernel/signing.ts';
import { verifyCredential } from '../../app/policy/credential.ts';
import type { PolicySnapshot } from '../../app/policy/snapshot.ts';
import { acceptSnapshot } from '../../app/policy/snapshot.ts';
import type { Client } from './support/client.ts';
import type { Desk, Scene } from './support/desk.ts';
import { aGrantedSession, aRequestForHelp, aScene, askForSession, openDesk, phaseOf, reached } from './support/desk.ts';
import { aDemand, aDevice } from './support/ends.ts';
import { aContract, anOrganisation, aPerson, aTechnician, signedIn } from './support/people.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});

afterAll(() => desk?.close());

/** A scene in an organisation of its own, so that its contract can be changed. */
async function aPrivateScene(terms = {}): Promise<Scene & { readonly organisationId: string }> {
  const organisationId = await anOrganisation(desk.administrator, terms);
  const employee = await aPerson(desk.broker, desk.administrator, { organisationId });
  const technician = await aTechnician(desk.broker, desk.administrator);
  const device = aDevice();
  await device.attach(employee);
  const opened = await employee.ask('ticket.open', aRequestForHelp());
  const ticket = await technician.ask('ticket.take', { ticketId: opened.id });
  return { employee, technician, device, ticket, organisationId };
}

const snapshotAfter = async (employee: Client, serial: number): Promise<PolicySnapshot> =>
  (await employee.heard('policy-snapshot', ({ signed }) => signed.snapshot.serial > serial)).signed.snapshot;

async function changeContract(organisationId: string, terms: object): Promise<void> {
  const contracts = await desk.administrator.ask('contract.list', {});
  const contract = contracts.find((one) => one.organisationId === organisationId);
  if (contract === undefined) throw new Error('the contract is gone');
  const editing = { id: contract.id, seen: contract.changedAt };
  await desk.administrator.ask('contract.save', { ...aContract(organisationId, terms), editing });
}

describe('[R2] the rules that a workstation is given', () => {
  it('are signed for it alone, and a later one has a greater number', async () => {
    const { employee, device, ticket } = await aPrivateScene();
    const { signed } = await employee.heard('policy-snapshot');
    const workstationId = ticket.workstation?.id ?? '';
    const expected = { kept: null, pinnedKey: signed.brokerKey, workstationId, now: Date.now() };
    expect(acceptSnapshot(signed, expected)).toMatchObject({ ok: true });
    expect(signed.snapshot.contract?.capabilities).toEqual(['view', 'control']);
    await device.attach(employee);
    const later = await employee.heard('policy-snapshot', (event) => event.signed.signature !== signed.signature);
    expect(later.signed.snapshot.serial).toBeGreaterThan(signed.snapshot.serial);
    expect(later.signed.brokerKey).toBe(signed.brokerKey);
  });

  it('[R5] follow the contract, the workstation’s tags and the published version within a second', async () => {
    const { employee, organisationId, ticket } = await aPrivateScene();
    const first = await snapshotAfter(employee, 0);
    const began = Date.now();
    await changeContract(organisationId, { remote: false });
    const second = await snapshotAfter(employee, first.serial);
    expect(second.contract?.remote).toBe(false);
    const workstations = await desk.administrator.ask('workstation.list', {});
    const mine = workstations.find(({ id }) => id === ticket.workstation?.id);
    if (mine === undefined) throw new Error('the workstation is not listed');
    const editing = { id: mine.id, seen: mine.changedAt };
    const place = { organisationId: null, siteId: null, tags: ['sensible'] };
    await desk.administrator.ask('workstation.place', { editing, ...place });
    const third = await snapshotAfter(employee, second.serial);
    expect(third.workstation.tags).toEqual(['sensible']);
    expect(Date.now() - began).toBeLessThan(3000);
  });
});

describe('[R4] a request', () => {
  it('carries the directory’s signed word on who asks', async () => {
    const { employee, technician, request, session } = await askForSession(await aScene(desk));
    const { signed } = await employee.heard('policy-snapshot');
    const verified = verifyCredential(request.credential, {
      pinnedKey: signed.brokerKey,
      sessionId: session.id,
      ticketId: session.ticketId,
      workstationId: session.workstationId,
      consoleKey: request.signed.demand.consoleKey,
      technicianId: technician.welcome.person.id,
    });
    expect(verified).toMatchObject({ ok: true, value: { card: { name: 'Nadia Benali', level: 2 } } });
    expect(request.policyVersion).toBe(signed.snapshot.policyVersion);
  });

  it('without remote help in the contract disturbs nobody, and the locks say so before it is made', async () => {
    const { technician, employee, ticket } = await aPrivateScene({ remote: false });
    const rights = await technician.ask('session.rights', { ticketId: ticket.id });
    expect(rights).toMatchObject({ contract: 'Jour et nuit', blocked: null });
    expect(rights.removed).toEqual([
      { lock: 'contract', capability: 'view', why: 'not-remote' },
      { lock: 'contract', capability: 'control', why: 'not-remote' },
    ]);
    const refused = await technician.refused('session.request', aDemand(ticket.id).signed);
    expect(refused).toEqual({ type: 'rights-closed', removed: rights.removed });
    expect(employee.events.some(({ type }) => type === 'session-asked')).toBe(false);
    const { entries } = await desk.administrator.ask('policy.decisions', {
      reference: ticket.reference,
      technicianId: null,
      after: null,
    });
    expect(entries).toHaveLength(1);
  });

  it('where no contract is, or it is over, is closed by name', async () => {
    const scene = await aPrivateScene({ startsOn: '2020-01-01', endsOn: '2020-12-31' });
    const refused = await scene.technician.refused('session.request', aDemand(scene.ticket.id).signed);
    expect(refused).toMatchObject({ removed: [{ why: 'no-contract' }, { why: 'no-contract' }] });
  });
});

describe('[C12] more for a session that goes on', () => {
  async function aViewedSession() {
    const scene = await aPrivateScene();
    const key = keyPairFrom(crypto.getRandomValues(new Uint8Array(32)));
    const underway = await aGrantedSession(scene, { capabilities: ['view'] }, key);
    const phase = await phaseOf(underway);
    if (phase.type !== 'granted') throw new Error(`the session is ${phase.type}`);
    return { ...underway, organisationId: scene.organisationId, grant: phase.signed.grant, key };
  }
  const further = (
    { grant, session }: { grant: { id: string }; session: { id: string } },
    key: KeyPair,
    over: { capabilities?: 'control'[]; minutes?: number } = {},
  ) =>
    signFurther(
      {
        id: crypto.randomUUID(),
        sessionId: session.id,
        grantId: grant.id,
        capabilities: over.capabilities ?? [],
        minutes: over.minutes ?? 0,
        consoleKey: key.publicKey,
      },
      key.secret,
    );

  it('reaches the workstation with fresh papers, and its yes replaces the grant', async () => {
    const scene = await aViewedSession();
    const { technician, employee, key, grant, device, request, tell, session } = scene;
    const demand = further(scene, key, { capabilities: ['control'], minutes: 10 });
    await technician.ask('session.ask-further', demand);
    const { request: asked } = await employee.heard('further-asked');
    expect(asked).toMatchObject({ reference: grant.reference, signed: demand });
    expect(asked.credential.credential.sessionId).toBe(session.id);
    const signed = device.grant(request, {
      ...grant,
      id: crypto.randomUUID(),
      capabilities: ['view', 'control'],
      expiresAt: grant.expiresAt + 600_000,
      replaces: grant.id,
    });
    await tell({ type: 'further-granted', at: Date.now(), demandId: demand.demand.id, signed });
    expect(await phaseOf(scene)).toMatchObject({ type: 'granted', signed, further: null });
  });

  it('is not asked of anybody under another console’s key, nor twice at once', async () => {
    const scene = await aViewedSession();
    const { technician, employee, key } = scene;
    const foreign = keyPairFrom(crypto.getRandomValues(new Uint8Array(32)));
    const forged = further(scene, foreign, { minutes: 10 });
    expect(await technician.refused('session.ask-further', forged)).toEqual({ type: 'signature-does-not-hold' });
    await technician.ask('session.ask-further', further(scene, key, { minutes: 10 }));
    const second = await technician.refused('session.ask-further', further(scene, key, { minutes: 20 }));
    expect(second).toEqual({ type: 'asked-already' });
    expect(employee.events.filter(({ type }) => type === 'further-asked')).toHaveLength(1);
  });

  it('[R4] is decided by contract and rules first', async () => {
    const scene = await aViewedSession();
    await changeContract(scene.organisationId, { capabilities: ['view'] });
    const demand = further(scene, scene.key, { capabilities: ['control'] });
    const refused = await scene.technician.refused('session.ask-further', demand);
    expect(refused).toMatchObject({ type: 'rights-closed', removed: [{ lock: 'contract', why: 'not-in-contract' }] });
    expect(scene.employee.events.some(({ type }) => type === 'further-asked')).toBe(false);
  });
});

describe('[R5] while a session goes on', () => {
  it('a technician who changes teams gets new papers, and one who is disabled has no session', async () => {
    const underway = await aGrantedSession(await aPrivateScene());
    const { employee, technician, session } = underway;
    const people = await desk.administrator.ask('person.list', {});
    const record = people.find(({ id }) => id === technician.welcome.person.id);
    if (record === undefined) throw new Error('the technician is not listed');
    const { name, email, role, teamId, organisationId, siteId, certifications } = record;
    const entry = { name, email, role, teamId, organisationId, siteId, certifications };
    const changed = await desk.administrator.ask('person.update', {
      ...entry,
      level: 1,
      editing: { id: record.id, seen: record.changedAt },
    });
    const { signed } = await employee.heard('credential-renewed');
    expect(signed.credential).toMatchObject({ sessionId: session.id, technician: { level: 1 }, card: { level: 1 } });
    await desk.administrator.ask('person.set-disabled', {
      editing: { id: record.id, seen: changed.changedAt },
      disabled: true,
    });
    await reached(employee, session, 'ended');
  });
});

describe('[A6] a session', () => {
  it('ends with the sign-in that it was asked for under, and with no other of its technician’s', async () => {
    const underway = await aGrantedSession(await aPrivateScene());
    const { employee, technician, session } = underway;
    const personId = technician.welcome.person.id;
    const other = await signedIn(desk.broker.url, technician.email);
    const [here] = (await other.ask('account.sign-ins', {})).filter((signIn) => signIn.here);
    await desk.administrator.ask('identity.end-sign-in', { personId, signInId: here?.id ?? '' });
    await other.closed;
    expect(await phaseOf(underway)).toMatchObject({ type: 'granted' });
    await desk.administrator.ask('identity.end-sign-ins', { personId });
    const ended = await reached(employee, session, 'ended');
    expect(ended.session.phase).toMatchObject({ reason: 'technician-signed-out' });
  });
});

describe('[R5] while a workstation is out of reach', () => {
  async function anAbsentSession() {
    const underway = await aGrantedSession(await aPrivateScene());
    const { employee, technician, ticket } = underway;
    employee.close();
    await technician.heard('ticket-changed', (event) => event.ticket.id === ticket.id && isOffline(event.ticket));
    const people = await desk.administrator.ask('person.list', {});
    const record = people.find(({ id }) => id === technician.welcome.person.id);
    if (record === undefined) throw new Error('the technician is not listed');
    return { ...underway, record, editing: { id: record.id, seen: record.changedAt } };
  }
  const isOffline = ({ workstation }: { workstation: { online: boolean } | null }) => workstation?.online === false;

  it('what changed of the technician reaches it when it is back', async () => {
    const { employee, device, record, editing } = await anAbsentSession();
    const { name, email, role, teamId, organisationId, siteId, certifications } = record;
    const entry = { name, email, role, teamId, organisationId, siteId, certifications };
    await desk.administrator.ask('person.update', { ...entry, level: 1, editing });
    const back = await signedIn(desk.broker.url, employee.email);
    await device.attach(back);
    const renewed = await back.heard('credential-renewed', ({ signed }) => signed.credential.technician.level === 1);
    expect(renewed.signed.credential.card.level).toBe(1);
  });

  it('a technician who may no longer work has no session there', async () => {
    const { employee, device, session, editing } = await anAbsentSession();
    await desk.administrator.ask('person.set-disabled', { editing, disabled: true });
    const back = await signedIn(desk.broker.url, employee.email);
    await device.attach(back);
    const ended = await reached(back, session, 'ended');
    expect(ended.session.phase).toMatchObject({ reason: 'technician-disabled' });
  });
});

describe('[S9] a technician whom an employee reported', () => {
  it('is blocked on that workstation on every ticket, seen by administrators, until one of them lifts it', async () => {
    const scene = await aPrivateScene();
    const { technician, employee, tell } = await askForSession(scene);
    await tell({ type: 'refused', at: Date.now(), reason: 'no-help-asked' });
    await desk.administrator.heard('technician-blocked', ({ reference }) => reference === scene.ticket.reference);
    const other = await employee.ask('ticket.open', aRequestForHelp());
    await technician.ask('ticket.take', { ticketId: other.id });
    const refused = await technician.refused('session.request', aDemand(other.id).signed);
    expect(refused).toEqual({ type: 'technician-blocked', cause: 'report' });
    expect(await technician.ask('session.rights', { ticketId: other.id })).toMatchObject({ blocked: 'report' });
    expect(await technician.refused('block.list', {})).toEqual({ type: 'not-allowed' });
    const blocks = await desk.administrator.ask('block.list', {});
    const mine = blocks.find(({ reference }) => reference === scene.ticket.reference);
    if (mine === undefined) throw new Error('the block is not listed');
    expect(mine).toMatchObject({ cause: 'report', lifted: null, technician: { id: technician.welcome.person.id } });
    const lifted = await desk.administrator.ask('block.lift', { blockId: mine.id, reason: 'Appelée : une erreur' });
    expect(lifted.lifted).toMatchObject({ reason: 'Appelée : une erreur' });
    const { lines } = await desk.administrator.ask('audit.list', {
      filter: { kinds: ['technician-unblocked'] },
      before: null,
    });
    // Words about somebody can be erased: they are beside the event, not in it.
    expect(lines[0]).toMatchObject({ event: { body: {} }, values: { reason: 'Appelée : une erreur' } });
    const told = await employee.heard('policy-snapshot', ({ signed }) => signed.snapshot.lifted.length > 0);
    expect(told.signed.snapshot.lifted).toMatchObject([{ technicianId: technician.welcome.person.id }]);
    await technician.ask('session.request', aDemand(other.id).signed);
    expect(await desk.administrator.refused('block.lift', { blockId: mine.id, reason: 'encore' })).toEqual({
      type: 'not-found',
    });
  });
});
