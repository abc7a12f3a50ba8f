import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sign } from '../../app/kernel/signing.ts';
import type { Client } from './support/client.ts';
import { connect } from './support/client.ts';
import { query } from './support/cluster.ts';
import type { Desk } from './support/desk.ts';
import { aRequestForHelp, openDesk } from './support/desk.ts';
import { aDemand, aDevice } from './support/ends.ts';
import { aPerson } from './support/people.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});

afterAll(async () => {
  await desk?.close();
});

/** As a browser connects: with the origin of the page. */
async function inBrowser(): Promise<Client> {
  const { token } = await desk.employee();
  return await connect(desk.broker.url, { token, origin: desk.broker.url });
}

describe('[O1] an employee in a browser', () => {
  it('asks for help by the channel of the portal, from no workstation', async () => {
    const page = await inBrowser();
    const request = aRequestForHelp();
    const ticket = await page.ask('ticket.open', request);
    expect(ticket).toMatchObject({ channel: 'portal', workstation: null, state: 'new' });
    const program = await desk.employee();
    expect((await program.ask('ticket.open', aRequestForHelp())).channel).toBe('client');
    expect((await program.ask('ticket.open', request)).channel).toBe('portal');
  });

  it('follows, answers, confirms, refuses, reopens and rates as in the application', async () => {
    const page = await inBrowser();
    const technician = await desk.technician(1);
    const { id: ticketId } = await page.ask('ticket.open', aRequestForHelp());
    await page.ask('course.add-concern', { ticketId, requestId: randomUUID(), words: 'Le deuxième écran aussi' });
    await technician.ask('ticket.take', { ticketId });
    await page.ask('talk.say', { ticketId, requestId: randomUUID(), words: 'Depuis ce matin', files: [] });
    const talk = await technician.ask('talk.show', { ticketId });
    expect(talk.messages.map(({ words }) => words)).toEqual(['Depuis ce matin']);
    await technician.ask('talk.read', { ticketId, upTo: 1 });
    await page.heard('talk-read', (event) => event.ticketId === ticketId);
    const [first, second] = (await page.ask('course.show', { ticketId })).concerns;
    for (const concern of [first, second])
      await technician.ask('course.answer', { ticketId, concernId: concern?.id ?? '', words: 'Câble remplacé' });
    await technician.ask('ticket.resolve', { ticketId, words: 'Câble remplacé' });
    await page.ask('course.confirm', { ticketId, concernId: first?.id ?? '' });
    await page.ask('course.confirm', { ticketId, concernId: second?.id ?? '' });
    await page.ask('course.rate', { ticketId, face: 5, words: null });
    await page.ask('course.reopen', { ticketId });
    const [again] = (await page.ask('ticket.mine', {})).filter(({ id }) => id === ticketId);
    expect(again?.state).toBe('assigned');
  });
});

describe('[O2] a web page', () => {
  it('is no workstation, even with a key and a signature that hold', async () => {
    const page = await inBrowser();
    const { keys } = aDevice();
    const claim = { nonce: page.welcome.nonce, publicKey: keys.publicKey, name: 'POSTE-042' };
    const signature = sign('accord-attach-v1', claim, keys.secret);
    expect(await page.refused('workstation.attach', { claim, signature })).toEqual({ type: 'not-allowed' });
    const ticket = await page.ask('ticket.open', aRequestForHelp());
    expect(ticket.workstation).toBeNull();
  });

  it('is told nothing, and says nothing, of the sessions on the workstation of the same person', async () => {
    const page = await inBrowser();
    const employee = await desk.employee();
    await aDevice().attach(employee);
    const technician = await desk.technician(2);
    const { id: ticketId } = await employee.ask('ticket.open', aRequestForHelp());
    await technician.ask('ticket.take', { ticketId });
    const session = await technician.ask('session.request', aDemand(ticketId).signed);
    await employee.heard('session-asked');
    const about = { sessionId: session.id };
    const reports = [{ id: randomUUID(), event: { type: 'displayed' as const, at: Date.now() } }];
    expect(await page.refused('session.report', { ...about, reports })).toEqual({ type: 'not-attached' });
    expect(await page.refused('session.ice', about)).toEqual({ type: 'not-attached' });
    const heard = page.events.map(({ type }) => type).filter((type) => type.startsWith('session-'));
    expect(heard).toEqual([]);
    await technician.ask('session.withdraw', about);
  });

  it('leaves a technician who asks for its screen with the name of what is missing', async () => {
    const page = await inBrowser();
    const technician = await desk.technician(2);
    const { id: ticketId } = await page.ask('ticket.open', aRequestForHelp());
    await technician.ask('ticket.take', { ticketId });
    expect(await technician.refused('session.request', aDemand(ticketId).signed)).toEqual({ type: 'no-workstation' });
  });
});

describe('[O3] the expected wait', () => {
  it('is what those who were answered lately waited, for each place; for one’s own tickets alone', async () => {
    const page = await inBrowser();
    const technician = await desk.technician(1);
    const { id: ticketId } = await page.ask('ticket.open', aRequestForHelp());
    for (let opened = 0; opened < 6; opened += 1) {
      const other = await page.ask('ticket.open', aRequestForHelp());
      await technician.ask('ticket.take', { ticketId: other.id });
    }
    await query(
      desk.broker.databaseUrl,
      'update ticket set answered_at = null where id not in (select id from ticket where answered_at is not null order by answered_at desc limit 6)',
    );
    // One after the other: each was alone in the queue, and waited four minutes for its one place.
    await query(
      desk.broker.databaseUrl,
      `update ticket set opened_at = ranked.from_at, answered_at = ranked.from_at + interval '4 minutes'
        from (select id, now() - interval '10 minutes' * row_number() over (order by id) as from_at
          from ticket where answered_at is not null) ranked
        where ticket.id = ranked.id`,
    );
    const { ahead } = (await page.ask('ticket.mine', {})).find(({ id }) => id === ticketId) ?? {};
    const { minutes } = await page.ask('course.expected-wait', { ticketId });
    const exact = 4 * ((ahead ?? Number.NaN) + 1);
    expect(minutes).toBeGreaterThanOrEqual(exact);
    expect(minutes).toBeLessThan(exact + 30);
    const stranger = await aPerson(desk.broker, desk.administrator);
    expect(await stranger.refused('course.expected-wait', { ticketId })).toEqual({ type: 'not-found' });
    await technician.ask('ticket.take', { ticketId });
    expect(await page.ask('course.expected-wait', { ticketId })).toEqual({ minutes: null });
  });
});
