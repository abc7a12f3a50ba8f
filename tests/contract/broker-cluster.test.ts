import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestBroker } from './support/broker.ts';
import { aBroker } from './support/broker.ts';
import { spawnBroker } from './support/broker-process.ts';
import { connect } from './support/client.ts';
import { aFolder, query } from './support/cluster.ts';
import type { Desk } from './support/desk.ts';
import { aRequestForHelp, openDesk, reached } from './support/desk.ts';
import { aDemand, aDevice, report } from './support/ends.ts';

let desk: Desk;
let second: TestBroker;

beforeAll(async () => {
  desk = await openDesk();
  second = await aBroker(desk.broker.databaseUrl);
});

afterAll(async () => {
  await second?.stop();
  await desk?.close();
});

describe('two brokers', () => {
  it('carry one session between a workstation here and a technician there', async () => {
    const employee = await desk.employee();
    const technician = await connect(second.url, { token: (await desk.technician(2)).token });
    const device = aDevice();
    await device.attach(employee);
    const opened = await employee.ask('ticket.open', aRequestForHelp());
    const ticket = await technician.ask('ticket.take', { ticketId: opened.id });
    expect(ticket.workstation).toMatchObject({ online: true });
    const { signed, opening } = aDemand(ticket.id);
    const session = await technician.ask('session.request', signed);
    const { request } = await employee.heard('session-asked');
    const tell = (...events: Parameters<typeof report>[0][]) =>
      employee.ask('session.report', { sessionId: session.id, reports: events.map(report) });
    await tell(device.delivery(request));
    await reached(technician, session, 'delivered');
    await technician.ask('session.reveal', { sessionId: session.id, opening });
    await employee.heard('session-revealed');
    await tell(
      { type: 'displayed', at: Date.now() },
      { type: 'granted', at: Date.now(), signed: device.grant(request) },
    );
    await reached(technician, session, 'granted');

    const sdp = `v=0\r\n${'a=candidate:1 1 udp 2113937151 192.0.2.1 50000 typ host\r\n'.repeat(400)}`;
    void employee.ask('session.signal', { sessionId: session.id, signal: { type: 'offer', sdp } });
    for (const index of [0, 1, 2, 3, 4]) {
      const candidate = { candidate: `candidate:${index}`, sdpMid: '0', sdpMLineIndex: index };
      void employee.ask('session.signal', { sessionId: session.id, signal: { type: 'candidate', candidate } });
    }
    const isLast = (signal: { type: string; candidate?: { sdpMLineIndex: number | null } }) =>
      signal.candidate?.sdpMLineIndex === 4;
    await technician.heard('session-signalled', ({ signal }) => isLast(signal));
    const signals = technician.events.filter((event) => event.type === 'session-signalled').map(({ signal }) => signal);
    expect(signals[0]).toEqual({ type: 'offer', sdp });
    expect(signals.slice(1).map((signal) => signal.type === 'candidate' && signal.candidate.sdpMLineIndex)).toEqual([
      0, 1, 2, 3, 4,
    ]);

    await technician.ask('session.end', { sessionId: session.id });
    await reached(employee, session, 'ended');
  });

  it('know of a workstation that its broker is gone, even when it was killed', async () => {
    const folder = await aFolder();
    const ACCORD_AUTH_SECRET = 'a-secret-for-tests-of-32-characters';
    const killed = spawnBroker({ DATABASE_URL: desk.broker.databaseUrl, ACCORD_AUTH_SECRET, ACCORD_DATA_DIR: folder });
    const employee = await connect(await killed.listening(), { token: (await desk.employee()).token });
    await aDevice().attach(employee);
    const { id } = await employee.ask('ticket.open', aRequestForHelp());
    const technician = await desk.technician(2);
    const online = async () => (await technician.ask('ticket.show', { ticketId: id })).ticket.workstation?.online;
    expect(await online()).toBe(true);
    killed.kill('SIGKILL');
    await killed.ended;
    await expect.poll(online, { timeout: 10_000 }).toBe(false);
    await technician.ask('ticket.take', { ticketId: id });
    expect(await technician.refused('session.request', aDemand(id).signed)).toEqual({ type: 'workstation-offline' });
    await rm(folder, { recursive: true, force: true });
  });

  it('have their clients come back when the line between them was cut, since nobody knows what was said', async () => {
    const employee = await desk.employee();
    const device = aDevice();
    await device.attach(employee);
    const { id } = await employee.ask('ticket.open', aRequestForHelp());
    await query(
      desk.broker.databaseUrl,
      `select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database() and query like '%pg_advisory_lock(4700%'`,
    );
    expect(await employee.closed).toBe('transport close');
    const back = await desk.employee();
    await device.attach(back);
    const mine = await back.ask('ticket.mine', {});
    expect(mine.find((ticket) => ticket.id === id)?.workstation).toMatchObject({ online: true });
  });
});

describe('a broker that leaves in order', () => {
  it('answers what was asked before it goes, and its clients look for the next one', async () => {
    const leaving = await aBroker(desk.broker.databaseUrl);
    const { token } = await desk.employee();
    const client = await connect(leaving.url, { token });
    const asked = Array.from({ length: 10 }, () => client.request('ticket.open', aRequestForHelp()));
    await client.ask('person.me', {});
    const [answers] = await Promise.all([Promise.all(asked), leaving.stop()]);
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(await client.closed).toBe('transport close');
    await expect(connect(leaving.url, { token })).rejects.toThrow('transport');
  });
});
