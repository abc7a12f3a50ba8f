import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settingsFor } from '../../server/settings.ts';
import { aBroker } from './support/broker.ts';
import { connect } from './support/client.ts';
import type { Desk } from './support/desk.ts';
import { aScene, askForSession, factsOf, openDesk, openDeskIn, reached } from './support/desk.ts';
import { report } from './support/ends.ts';

const timing = { answer: 1_500, delivery: 700, margin: 200, afterReturn: 300, prolong: 3600_000 };
const settings = { timing };
let desk: Desk;

beforeAll(async () => {
  desk = await openDesk({ settings });
});

afterAll(() => desk?.close());

describe('[S5] silence means no', () => {
  it('when the workstation never says that it got the request: nobody is there', async () => {
    const underway = await askForSession(await aScene(desk));
    const { session } = await reached(underway.technician, underway.session, 'refused');
    expect(session.phase).toMatchObject({ reason: 'not-delivered' });
    const { timeline } = await underway.technician.ask('ticket.show', { ticketId: underway.ticket.id });
    expect(timeline.at(-1)).toMatchObject({
      actor: { kind: 'broker' },
      fact: { type: 'refused', reason: 'not-delivered' },
    });
  });

  it('when the employee does not answer and their workstation does not say so either: no answer', async () => {
    const underway = await askForSession(await aScene(desk));
    await underway.tell(underway.device.delivery(underway.request), { type: 'displayed', at: Date.now() });
    const { session } = await reached(underway.technician, underway.session, 'refused');
    expect(session.phase).toMatchObject({ reason: 'no-answer' });
    expect(session.phase.type === 'refused' && session.phase.at).toBeGreaterThanOrEqual(
      session.asked.answerBy + timing.margin,
    );
  });

  it('frees the workstation for the next request', async () => {
    const scene = await aScene(desk);
    const first = await askForSession(scene);
    await reached(first.technician, first.session, 'refused');
    const second = await askForSession(scene);
    expect(second.session.id).not.toBe(first.session.id);
  });
});

describe('a grant that has run out', () => {
  it('ends the session when nobody else has ended it', async () => {
    const underway = await askForSession(await aScene(desk));
    const { device, request, tell, technician } = underway;
    const at = Date.now();
    const signed = device.grant(request, { issuedAt: at, expiresAt: at + 1_000 });
    await tell(device.delivery(request), { type: 'displayed', at }, { type: 'granted', at, signed });
    const { session } = await reached(technician, underway.session, 'ended');
    expect(session.phase).toMatchObject({ reason: 'expired' });
  });

  it('says nothing about a session that has ended before', async () => {
    const underway = await askForSession(await aScene(desk));
    const { device, request, tell, technician, ticket } = underway;
    const at = Date.now();
    const signed = device.grant(request, { issuedAt: at, expiresAt: at + 600 });
    await tell(device.delivery(request), { type: 'displayed', at }, { type: 'granted', at, signed });
    await tell({ type: 'ended', at, reason: 'stopped-by-employee' });
    const later = await askForSession(await aScene(desk));
    await reached(later.technician, later.session, 'refused');
    expect((await factsOf(technician, ticket.id)).at(-1)).toMatchObject({
      type: 'ended',
      reason: 'stopped-by-employee',
    });
  });
});

describe('[K5] a broker that was away', () => {
  it('lets the workstation say first what happened meanwhile, with the time it happened', async () => {
    const { device, request, ticket, session, tokens, next } = await leftAlone({ afterReturn: 60_000 });
    const granted = session.asked.answerBy - 500;
    const reports = [
      { type: 'displayed', at: granted - 10 } as const,
      { type: 'granted', at: granted, signed: device.grant(request) } as const,
      { type: 'first-frame', at: granted + 20 } as const,
    ].map(report);
    const employee = await connect(next.url, { token: tokens.employee });
    await device.attach(employee);
    await employee.ask('session.report', { sessionId: session.id, reports });
    const technician = await connect(next.url, { token: tokens.technician });
    const { timeline, sessions } = await technician.ask('ticket.show', { ticketId: ticket.id });
    expect(sessions).toMatchObject([{ phase: { type: 'active' } }]);
    expect(timeline.slice(-3).map(({ fact }) => fact)).toEqual(reports.map(({ event }) => event));
    for (const { fact, recordedAt } of timeline.slice(-3)) expect(recordedAt).toBeGreaterThan(fact.at);
    await next.stop();
  });

  it('meets the deadline itself when nobody comes back', async () => {
    const { session, tokens, next } = await leftAlone({ afterReturn: 300 });
    const technician = await connect(next.url, { token: tokens.technician });
    const { session: refused } = await reached(technician, session, 'refused');
    expect(refused.phase).toMatchObject({ reason: 'not-displayed' });
    await next.stop();
  });
});

/** A session delivered, then no broker until the answer is overdue, then another broker. */
async function leftAlone({ afterReturn }: { readonly afterReturn: number }) {
  const before = await openDeskIn(desk.cluster, { settings });
  const underway = await askForSession(await aScene(before));
  await underway.tell(underway.device.delivery(underway.request));
  const tokens = { employee: underway.employee.token, technician: underway.technician.token };
  await before.broker.stop();
  const overdue = underway.session.asked.answerBy + timing.margin + 1;
  await wait(Math.max(0, overdue - Date.now()));
  return {
    ...underway,
    tokens,
    next: await aBroker(before.broker.databaseUrl, { settings: { timing: { ...timing, afterReturn } } }),
  };
}

describe('the time that employees have', () => {
  it('is what the operator says', async () => {
    expect(settingsFor({ consentSeconds: 45 }).timing.answer).toBe(45_000);
    const { session } = await askForSession(await aScene(desk));
    expect(session.asked.answerBy - session.asked.at).toBe(timing.answer);
  });
});
