import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestBroker } from './support/broker.ts';
import { aBroker } from './support/broker.ts';
import type { Client } from './support/client.ts';
import type { Cluster } from './support/cluster.ts';
import { startCluster } from './support/cluster.ts';
import { aDemand, aDevice, report } from './support/ends.ts';
import { aPerson, aTechnician, theAdministrator } from './support/people.ts';

let cluster: Cluster;
let broker: TestBroker;
let administrator: Client;

beforeAll(async () => {
  cluster = await startCluster();
  broker = await aBroker(await cluster.database());
  administrator = await theAdministrator(broker);
});

afterAll(async () => {
  await broker?.stop();
  await cluster?.stop();
});

const words = 'Outlook ne s’ouvre plus';
const help = () => ({ requestId: randomUUID(), words, impact: 'blocked' as const, askedAt: Date.now() });

describe('a session', () => {
  it('goes from the demand to its end, and [K4] every step is a line of the timeline', async () => {
    const employee = await aPerson(broker, administrator);
    const technician = await aTechnician(broker, administrator);
    const device = aDevice();
    await device.attach(employee);
    const ticket = await employee.ask('ticket.open', help());
    await technician.ask('ticket.take', { ticketId: ticket.id });
    const { signed, opening } = aDemand(ticket.id);
    const session = await technician.ask('session.request', signed);
    const { request } = await employee.heard('session-asked');
    expect(request).toMatchObject({ sessionId: session.id, reference: ticket.reference, reason: words });
    const tell = (...events: Parameters<typeof report>[0][]) =>
      employee.ask('session.report', { sessionId: session.id, reports: events.map(report) });
    await tell(device.delivery(request));
    await technician.heard('session-changed', (event) => event.session.phase.type === 'delivered');
    await technician.ask('session.reveal', { sessionId: session.id, opening });
    expect(await employee.heard('session-revealed')).toMatchObject({ opening });
    await tell({ type: 'displayed', at: Date.now() });
    await tell({ type: 'granted', at: Date.now(), signed: device.grant(request) });
    await employee.ask('session.signal', { sessionId: session.id, signal: { type: 'offer', sdp: 'v=0' } });
    await technician.heard('session-signalled');
    await tell({ type: 'first-frame', at: Date.now() }, { type: 'control-taken', at: Date.now() });
    await technician.ask('session.end', { sessionId: session.id });
    await employee.heard('session-changed', (event) => event.session.phase.type === 'ended');
    const { timeline } = await technician.ask('ticket.show', { ticketId: ticket.id });
    expect(timeline.map(({ fact }) => fact.type)).toEqual([
      'ticket-opened',
      'ticket-taken',
      'session-asked',
      'delivered',
      'displayed',
      'granted',
      'first-frame',
      'control-taken',
      'ended',
    ]);
    expect(new Set(timeline.map(({ reference }) => reference))).toEqual(new Set([ticket.reference]));
  });
});
