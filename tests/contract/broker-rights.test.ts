import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyPairFrom } from '../../app/kernel/signing.ts';
import { verifyCredential } from '../../app/policy/credential.ts';
import type { PolicySnapshot } from '../../app/policy/snapshot.ts';
import { acceptSnapshot } from '../../app/policy/snapshot.ts';
import type { Client } from './support/client.ts';
import { query } from './support/cluster.ts';
import type { Desk } from './support/desk.ts';
import { aRequestForHelp, aScene, askForSession, factsOf, openDesk, phaseOf } from './support/desk.ts';
import { aDemand } from './support/ends.ts';
import { aPrivateScene, aViewedSession, changeContract, further } from './support/private-scene.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});

afterAll(() => desk?.close());

const decisionsOn = (find: string, refused = false) =>
  desk.administrator.ask('policy.decisions', { find, refused, after: null });

const eventsOn = (ticketId: string) =>
  query(
    desk.broker.databaseUrl,
    `select body ->> 'occasion' as occasion, body ->> 'decision' as decision from audit_event
     where ticket_id = $1 and kind = 'session-decided'`,
    [ticketId],
  );

const snapshotAfter = async (employee: Client, serial: number): Promise<PolicySnapshot> =>
  (await employee.heard('policy-snapshot', ({ signed }) => signed.snapshot.serial > serial)).signed.snapshot;

describe('[R2] the rules that a workstation is given', () => {
  it('are signed for it alone, and a later one has a greater number', async () => {
    const { employee, device, ticket } = await aPrivateScene(desk);
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
    const { employee, organisationId, ticket } = await aPrivateScene(desk);
    const first = await snapshotAfter(employee, 0);
    const began = Date.now();
    await changeContract(desk, organisationId, { remote: false });
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
    expect(verified).toMatchObject({
      ok: true,
      value: { card: { name: 'Nadia Benali', level: 2 }, ticket: { level: 2, assigned: true } },
    });
    expect(request.policyVersion).toBe(signed.snapshot.policyVersion);
  });

  it('without remote help in the contract disturbs nobody, and the locks say so before it is made', async () => {
    const { technician, employee, ticket } = await aPrivateScene(desk, { remote: false });
    const rights = await technician.ask('session.rights', { ticketId: ticket.id });
    expect(rights).toMatchObject({ contract: 'Jour et nuit', blocked: null });
    expect(rights.removed).toEqual([
      { lock: 'contract', capability: 'view', why: 'not-remote' },
      { lock: 'contract', capability: 'control', why: 'not-remote' },
    ]);
    const refused = await technician.refused('session.request', aDemand(ticket.id).signed);
    expect(refused).toEqual({ type: 'rights-closed', removed: rights.removed, administrators: ['Ada Ministre'] });
    expect(rights.administrators).toEqual(['Ada Ministre']);
    expect(employee.events.some(({ type }) => type === 'session-asked')).toBe(false);
    const { entries } = await decisionsOn(ticket.reference);
    const closed = { version: rights.version, removed: rights.removed };
    expect(entries.map(({ decision }) => decision)).toMatchObject([
      { ...closed, occasion: 'asked' },
      { ...closed, occasion: 'not-asked', times: 1 },
    ]);
  });

  it('[P7] that a closed lock keeps from being made is a decision that is kept: once, however often it is looked at', async () => {
    const { technician, ticket, organisationId } = await aPrivateScene(desk, { capabilities: ['view'] });
    const look = () => technician.ask('session.rights', { ticketId: ticket.id });
    await Promise.all([look(), look(), look()]);
    const [first, ...more] = (await decisionsOn(ticket.reference)).entries;
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      reference: ticket.reference,
      technician: technician.welcome.person.name,
      decision: {
        occasion: 'not-asked',
        times: 3,
        input: { technician: { id: technician.welcome.person.id }, ticket: { id: ticket.id, assigned: true } },
        // What is open kept nobody from asking.
        capabilities: [{ capability: 'control', allowed: true, determining: [{ name: 'Interventions N2 et N3' }] }],
        removed: [{ lock: 'contract', capability: 'control', why: 'not-in-contract' }],
      },
    });
    const told = await eventsOn(ticket.id);
    expect(told).toEqual([{ occasion: 'not-asked', decision: first?.decision.id }]);
    await changeContract(desk, organisationId, { remote: false });
    await look();
    expect((await decisionsOn(ticket.reference)).entries).toHaveLength(2);
    await changeContract(desk, organisationId, {});
    expect((await look()).removed).toEqual([]);
    expect((await decisionsOn(ticket.reference)).entries).toHaveLength(2);
    const byName = await decisionsOn(technician.welcome.person.name.toUpperCase(), true);
    expect(byName.entries.length).toBeGreaterThanOrEqual(2);
    expect((await decisionsOn('100%_')).entries).toEqual([]);
  });

  it('where the contract is over is closed by name', async () => {
    const scene = await aPrivateScene(desk, { startsOn: '2020-01-01', endsOn: '2020-12-31' });
    const refused = await scene.technician.refused('session.request', aDemand(scene.ticket.id).signed);
    expect(refused).toMatchObject({ removed: [{ why: 'ended' }, { why: 'ended' }] });
  });
});

describe('[C12] more for a session that goes on', () => {
  it('reaches the workstation with fresh papers, and its yes replaces the grant', async () => {
    const scene = await aViewedSession(desk);
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
    const scene = await aViewedSession(desk);
    const { technician, employee, key } = scene;
    const foreign = keyPairFrom(crypto.getRandomValues(new Uint8Array(32)));
    const forged = further(scene, foreign, { minutes: 10 });
    expect(await technician.refused('session.ask-further', forged)).toEqual({ type: 'signature-does-not-hold' });
    await technician.ask('session.ask-further', further(scene, key, { minutes: 10 }));
    const second = await technician.refused('session.ask-further', further(scene, key, { minutes: 20 }));
    expect(second).toEqual({ type: 'asked-already' });
    expect(employee.events.filter(({ type }) => type === 'further-asked')).toHaveLength(1);
  });

  it('is taken back while it waits: the letter goes, the session stays, and nobody else may', async () => {
    const scene = await aViewedSession(desk);
    const { technician, employee, session, key, grant } = scene;
    const demand = further(scene, key, { minutes: 10 });
    await technician.ask('session.ask-further', demand);
    const back = { sessionId: session.id, demandId: demand.demand.id };
    const stranger = await desk.technician(3);
    expect(await stranger.refused('session.withdraw-further', back)).toEqual({ type: 'not-found' });
    await technician.ask('session.withdraw-further', back);
    expect(await employee.heard('further-withdrawn')).toMatchObject(back);
    expect(await phaseOf(scene)).toMatchObject({ type: 'granted', signed: { grant }, declined: 0 });
    expect((await factsOf(technician, session.ticketId)).at(-1)).toMatchObject({ type: 'further-withdrawn' });
    expect(await technician.refused('session.withdraw-further', back)).toMatchObject({ type: 'not-in-this-phase' });
    const again = await technician.refused('session.ask-further', further(scene, key, { minutes: 10 }));
    expect(again).toMatchObject({ type: 'too-many' });
  });

  it('[R4] is decided by contract and rules first', async () => {
    const scene = await aViewedSession(desk);
    await changeContract(desk, scene.organisationId, { capabilities: ['view'] });
    const demand = further(scene, scene.key, { capabilities: ['control'] });
    const refused = await scene.technician.refused('session.ask-further', demand);
    expect(refused).toMatchObject({ type: 'rights-closed', removed: [{ lock: 'contract', why: 'not-in-contract' }] });
    expect(scene.employee.events.some(({ type }) => type === 'further-asked')).toBe(false);
  });
});

describe('[S9] a technician whom an employee reported', () => {
  it('is blocked on that workstation on every ticket, seen by administrators, until one of them lifts it', async () => {
    const scene = await aPrivateScene(desk);
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
    await desk.administrator.heard('technician-unblocked', ({ reference }) => reference === scene.ticket.reference);
    expect(await desk.administrator.refused('block.lift', { blockId: mine.id, reason: 'encore' })).toEqual({
      type: 'not-found',
    });
  });
});
