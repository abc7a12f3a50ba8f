import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sign } from '../../app/kernel/signing.ts';
import type { Client } from './support/client.ts';
import { query } from './support/cluster.ts';
import type { Desk } from './support/desk.ts';
import { aRequestForHelp, aScene, askForSession, openDesk } from './support/desk.ts';
import type { Device } from './support/ends.ts';
import { aDevice, report } from './support/ends.ts';
import { aPerson } from './support/people.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});

afterAll(() => desk?.close());

const claimOf = (device: Device, nonce: string, name = 'POSTE-042') => {
  const claim = { nonce, publicKey: device.keys.publicKey, name };
  return { claim, signature: sign('accord-attach-v1', claim, device.keys.secret) };
};

describe('a workstation', () => {
  it('is known by its key: the same one again, under whatever name', async () => {
    const device = aDevice();
    const first = await device.attach(await desk.employee(), 'ANCIEN-NOM');
    const second = await device.attach(await desk.employee(), 'NOUVEAU-NOM');
    expect(second).toEqual({ ...first, name: 'NOUVEAU-NOM' });
  });

  it('[J2] leaves an event when it is new, with its key, and none when it comes back', async () => {
    const device = aDevice();
    const { id } = await device.attach(await desk.employee());
    await device.attach(await desk.employee());
    const events = await query(
      desk.broker.databaseUrl,
      'select kind, actor_kind, body from audit_event where workstation_id = $1',
      [id],
    );
    const body = { publicKey: device.keys.publicKey };
    expect(events).toEqual([{ kind: 'workstation-added', actor_kind: 'employee', body }]);
  });

  it('proves its key on this very connection: what was signed for another is worth nothing', async () => {
    const device = aDevice();
    const [one, other] = [await desk.employee(), await desk.employee()];
    const replayed = claimOf(device, one.welcome.nonce);
    expect(await other.refused('workstation.attach', replayed)).toEqual({ type: 'signature-does-not-hold' });
    const renamed = { ...replayed, claim: { ...replayed.claim, name: 'AUTRE' } };
    expect(await one.refused('workstation.attach', renamed)).toEqual({ type: 'signature-does-not-hold' });
    const forged = { ...replayed, claim: { ...replayed.claim, publicKey: aDevice().keys.publicKey } };
    expect(await one.refused('workstation.attach', forged)).toEqual({ type: 'signature-does-not-hold' });
  });

  it('[W3] is another workstation for another account, though the device and its key are the same', async () => {
    const device = aDevice();
    const owner = await desk.employee();
    const first = await device.attach(owner);
    const ticket = await owner.ask('ticket.open', aRequestForHelp());
    const stranger = await aPerson(desk.broker, desk.administrator);
    const second = await device.attach(stranger);
    expect(second.id).not.toBe(first.id);
    expect((await stranger.ask('ticket.mine', {})).map(({ id }) => id)).not.toContain(ticket.id);
  });

  it('is one workstation a connection', async () => {
    const employee = await desk.employee();
    await aDevice().attach(employee);
    const second = claimOf(aDevice(), employee.welcome.nonce);
    expect(await employee.refused('workstation.attach', second)).toEqual({ type: 'already-attached' });
  });

  it('stays connected when the connection it had before ends at last', async () => {
    const device = aDevice();
    const [before, now] = [await desk.employee(), await desk.employee()];
    await device.attach(before);
    await device.attach(now);
    const ticket = await now.ask('ticket.open', aRequestForHelp());
    before.close();
    const online = async () =>
      (await now.ask('ticket.mine', {})).find(({ id }) => id === ticket.id)?.workstation?.online;
    expect(await online()).toBe(true);
    now.close();
    const technician = await desk.technician(2);
    const isOnline = async () =>
      (await technician.ask('ticket.show', { ticketId: ticket.id })).ticket.workstation?.online;
    await expect.poll(isOnline, { timeout: 5_000 }).toBe(false);
  });

  it('[W3] reports only about its own sessions, and only once it is attached', async () => {
    const { session } = await askForSession(await aScene(desk));
    const reports = [report({ type: 'ended', at: Date.now(), reason: 'stopped-by-employee' })];
    const unattached = await desk.employee();
    const said = { sessionId: session.id, reports };
    expect(await unattached.refused('session.report', said)).toEqual({ type: 'not-attached' });
    await aDevice().attach(unattached);
    expect(await unattached.refused('session.report', said)).toEqual({ type: 'not-found' });
  });
});

describe('what one connection says', () => {
  it('is done in its order, however fast it comes', async () => {
    const { employee, technician, device, request, session, ticket } = await askForSession(await aScene(desk));
    const at = Date.now();
    const signed = device.grant(request);
    const signals = [0, 1, 2, 3].map((index) => candidate(index));
    const tell = (client: Client) => [
      client.ask('session.report', { sessionId: session.id, reports: [report(device.delivery(request))] }),
      client.ask('session.report', { sessionId: session.id, reports: [report({ type: 'displayed', at })] }),
      client.ask('session.report', { sessionId: session.id, reports: [report({ type: 'granted', at, signed })] }),
      ...signals.map((signal) => client.ask('session.signal', { sessionId: session.id, signal })),
    ];
    await Promise.all(tell(employee));
    await technician.heard(
      'session-signalled',
      ({ signal }) => JSON.stringify(signal) === JSON.stringify(signals.at(-1)),
    );
    expect(technician.events.flatMap((event) => (event.type === 'session-signalled' ? [event.signal] : []))).toEqual(
      signals,
    );
    const { sessions } = await technician.ask('ticket.show', { ticketId: ticket.id });
    expect(sessions).toMatchObject([{ phase: { type: 'granted' } }]);
  });
});

const candidate = (index: number) => ({
  type: 'candidate' as const,
  candidate: { candidate: `candidate:${index}`, sdpMid: '0', sdpMLineIndex: index },
});
