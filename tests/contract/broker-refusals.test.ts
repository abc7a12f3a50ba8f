import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Desk } from './support/desk.ts';
import { aRequestForHelp, aScene, askForSession, factsOf, openDesk, reached } from './support/desk.ts';
import { aDemand } from './support/ends.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});

afterAll(() => desk?.close());

describe('[S9] a technician who asks and takes back, again and again', () => {
  it('disturbs nobody without end, and fills no timeline', async () => {
    const scene = await aScene(desk);
    const { technician, ticket, employee } = scene;
    for (let asked = 0; asked < 10; asked += 1) {
      const { id: sessionId } = await technician.ask('session.request', aDemand(ticket.id).signed);
      await technician.ask('session.withdraw', { sessionId });
    }
    const lines = (await factsOf(technician, ticket.id)).length;
    const refused = await technician.refused('session.request', aDemand(ticket.id).signed);
    expect(refused).toEqual({ type: 'too-many', retryAfterMs: expect.any(Number) });
    expect(await factsOf(technician, ticket.id)).toHaveLength(lines);
    await employee.ask('person.me', {});
    expect(employee.events.filter(({ type }) => type === 'session-asked')).toHaveLength(10);
    const colleague = await desk.technician(3);
    await colleague.ask('ticket.take', { ticketId: ticket.id });
    await colleague.ask('session.request', aDemand(ticket.id).signed);
  });
});

describe('[K4] a technician who is told no, again and again', () => {
  it('fills no timeline of a ticket that is not theirs', async () => {
    const { technician, ticket } = await aScene(desk);
    const other = await desk.technician(3);
    for (let asked = 0; asked < 20; asked += 1)
      expect(await other.refused('session.request', aDemand(ticket.id).signed)).toMatchObject({
        type: 'ticket-not-yours',
      });
    const lines = (await factsOf(technician, ticket.id)).length;
    expect(await other.refused('session.request', aDemand(ticket.id).signed)).toMatchObject({ type: 'too-many' });
    expect(await factsOf(technician, ticket.id)).toHaveLength(lines);
    await technician.ask('session.request', aDemand(ticket.id).signed);
  });
});

describe('[S7] no session', () => {
  it('on a ticket that is closed', async () => {
    const { technician, ticket } = await aScene(desk);
    await technician.ask('ticket.resolve', { ticketId: ticket.id, words: 'Fait' });
    expect(await technician.refused('session.request', aDemand(ticket.id).signed)).toEqual({ type: 'ticket-closed' });
  });

  it('on a ticket that somebody else has, and the refusal is a line of it', async () => {
    const { technician, ticket } = await aScene(desk);
    const other = await desk.technician(3);
    expect(await other.refused('session.request', aDemand(ticket.id).signed)).toEqual({
      type: 'ticket-not-yours',
      assignee: technician.welcome.person.name,
    });
    expect((await factsOf(technician, ticket.id)).at(-1)).toMatchObject({
      type: 'session-denied',
      why: 'ticket-not-yours',
    });
  });

  it('[R4] above what the rules give one’s level, and the employee is not disturbed', async () => {
    const { technician, ticket, employee } = await aScene(desk, 1);
    const refused = await technician.refused('session.request', aDemand(ticket.id).signed);
    expect(refused).toMatchObject({
      type: 'rights-closed',
      removed: [{ lock: 'policy', capability: 'control', why: 'not-permitted' }],
    });
    expect(employee.events.some(({ type }) => type === 'session-asked')).toBe(false);
  });

  it('on a ticket that came from no workstation, or from one that is not connected', async () => {
    const { technician, ticket, employee } = await aScene(desk);
    const portal = await desk.employee();
    const fromPortal = await portal.ask('ticket.open', aRequestForHelp());
    await technician.ask('ticket.take', { ticketId: fromPortal.id });
    expect(await technician.refused('session.request', aDemand(fromPortal.id).signed)).toEqual({
      type: 'no-workstation',
    });
    employee.close();
    await technician.heard(
      'ticket-changed',
      (event) => event.ticket.id === ticket.id && event.ticket.workstation?.online === false,
    );
    expect(await technician.refused('session.request', aDemand(ticket.id).signed)).toEqual({
      type: 'workstation-offline',
    });
  });

  it('under a demand that was changed after it was signed, or on no ticket at all', async () => {
    const { technician, ticket } = await aScene(desk);
    const { signed } = aDemand(ticket.id, { capabilities: ['view'] });
    const widened = { ...signed, demand: { ...signed.demand, capabilities: ['view' as const, 'control' as const] } };
    expect(await technician.refused('session.request', widened)).toEqual({ type: 'signature-does-not-hold' });
    expect(await technician.refused('session.request', aDemand(randomUUID()).signed)).toEqual({ type: 'not-found' });
  });
});

describe('[S9] a technician whom the employee refused twice', () => {
  it('is refused before the employee is disturbed again, and a colleague is not', async () => {
    const scene = await aScene(desk);
    for (const times of [1, 2]) {
      const { tell, session, technician } = await askForSession(scene);
      await tell({ type: 'refused', at: Date.now(), reason: 'declined' });
      await reached(technician, session, 'refused');
      expect(scene.employee.events.filter(({ type }) => type === 'session-asked')).toHaveLength(times);
    }
    const again = await scene.technician.refused('session.request', aDemand(scene.ticket.id).signed);
    expect(again).toEqual({ type: 'technician-blocked', cause: 'refusals' });
    expect(scene.employee.events.filter(({ type }) => type === 'session-asked')).toHaveLength(2);
    const colleague = await desk.technician(3);
    await colleague.ask('ticket.take', { ticketId: scene.ticket.id });
    const { id } = await colleague.ask('session.request', aDemand(scene.ticket.id).signed);
    await colleague.ask('session.withdraw', { sessionId: id });
  });
});

describe('[S8] one session a workstation', () => {
  it('is all there is, even when two tickets of it ask in the same moment', async () => {
    const scene = await aScene(desk);
    const colleague = await desk.technician(3);
    const second = await scene.employee.ask('ticket.open', aRequestForHelp());
    await colleague.ask('ticket.take', { ticketId: second.id });
    const answers = await Promise.all([
      scene.technician.request('session.request', aDemand(scene.ticket.id).signed),
      colleague.request('session.request', aDemand(second.id).signed),
      scene.technician.request('session.request', aDemand(scene.ticket.id).signed),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    for (const answer of answers) if (!answer.ok) expect(answer.failure.type).toBe('session-running');
    expect(scene.employee.events.filter(({ type }) => type === 'session-asked')).toHaveLength(1);
  });
});
