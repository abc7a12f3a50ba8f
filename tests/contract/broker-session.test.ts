import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from './support/client.ts';
import type { Desk } from './support/desk.ts';
import { aGrantedSession, aScene, askForSession, factsOf, openDesk, phaseOf, reached } from './support/desk.ts';
import { aDevice, report } from './support/ends.ts';

const turn = { urls: ['turn:turn.example.org:3478?transport=udp'], secret: 'a-secret-shared-with-the-relay' };
let desk: Desk;

beforeAll(async () => {
  desk = await openDesk({ config: { stunUrls: ['stun:stun.example.org'], turn } });
});

afterAll(() => desk?.close());

describe('a session from its demand to its end', () => {
  it('[K4] leaves one line a step, each with the reference', async () => {
    const underway = await askForSession(await aScene(desk));
    const { employee, technician, device, request, session, opening, ticket, tell } = underway;
    expect(request).toMatchObject({ reference: ticket.reference, reason: ticket.words });
    await tell(device.delivery(request));
    await reached(technician, session, 'delivered');
    await technician.ask('session.reveal', { sessionId: session.id, opening });
    expect(await employee.heard('session-revealed')).toMatchObject({ sessionId: session.id, opening });
    await tell({ type: 'displayed', at: Date.now() });
    await tell({ type: 'granted', at: Date.now(), signed: device.grant(request) });
    await reached(technician, session, 'granted');
    await tell({ type: 'first-frame', at: Date.now() }, { type: 'control-taken', at: Date.now() });
    const ended = await technician.ask('session.end', { sessionId: session.id });
    expect(ended.phase).toMatchObject({ type: 'ended', reason: 'stopped-by-technician' });
    await reached(employee, session, 'ended');
    const { timeline } = await technician.ask('ticket.show', { ticketId: ticket.id });
    expect(timeline.map(({ fact, actor }) => `${actor.kind} ${fact.type}`)).toEqual([
      'employee ticket-opened',
      'technician ticket-taken',
      'technician session-asked',
      'workstation delivered',
      'workstation displayed',
      'workstation granted',
      'workstation first-frame',
      'workstation control-taken',
      'technician ended',
    ]);
    expect(new Set(timeline.map(({ reference }) => reference))).toEqual(new Set([ticket.reference]));
  });

  it('[K5] applies a report once, however often it is sent, and keeps the time it happened', async () => {
    const { employee, technician, device, request, session, ticket } = await askForSession(await aScene(desk));
    const at = Date.now() - 90_000;
    const reports = [device.delivery(request), { type: 'displayed', at } as const].map(report);
    for (let sent = 0; sent < 3; sent += 1) await employee.ask('session.report', { sessionId: session.id, reports });
    const facts = await factsOf(technician, ticket.id);
    expect(facts.slice(3)).toEqual([expect.objectContaining({ type: 'delivered' }), { type: 'displayed', at }]);
  });

  it('[K4] tells every technician at once of a line that changes nothing else', async () => {
    const { ticket, session, tell } = await askForSession(await aScene(desk));
    const colleague = await desk.technician(3);
    await tell({ type: 'first-frame', at: Date.now() });
    await colleague.heard('timeline-grew', ({ ticketId }) => ticketId === ticket.id);
    expect(colleague.events.some((event) => event.type === 'session-changed' && event.session.id === session.id)).toBe(
      false,
    );
    expect((await factsOf(colleague, ticket.id)).at(-1)).toMatchObject({ type: 'event-refused', event: 'first-frame' });
  });

  it('[S4] keeps what the machine refuses as a line, and stays as it was', async () => {
    const underway = await askForSession(await aScene(desk));
    const { technician, ticket, tell } = underway;
    const at = Date.now();
    await tell({ type: 'first-frame', at });
    expect(await phaseOf(underway)).toEqual({ type: 'asked' });
    const refused = { type: 'event-refused', at, event: 'first-frame', why: 'not-in-this-phase' };
    expect((await factsOf(technician, ticket.id)).at(-1)).toEqual(refused);
  });

  it('[S1] refuses a delivery of another key than the one the connection has proven', async () => {
    const underway = await askForSession(await aScene(desk));
    await underway.tell(aDevice().delivery(underway.request));
    expect(await phaseOf(underway)).toEqual({ type: 'asked' });
    expect((await factsOf(underway.technician, underway.ticket.id)).at(-1)).toMatchObject({
      why: 'foreign-workstation',
    });
  });

  it('[S1] refuses a grant that another key has signed, and [S2] one that is wider than what was asked', async () => {
    const underway = await askForSession(await aScene(desk));
    const { device, request, tell, technician, ticket } = underway;
    const at = Date.now();
    await tell(device.delivery(request), { type: 'displayed', at });
    await tell({ type: 'granted', at, signed: aDevice().grant(request) });
    await tell({ type: 'granted', at, signed: device.grant(request, { expiresAt: at + 24 * 3_600_000 }) });
    await tell({ type: 'granted', at, signed: device.grant(request, { consoleKey: 'ab'.repeat(32) }) });
    expect((await phaseOf(underway)).type).toBe('displayed');
    expect((await factsOf(technician, ticket.id)).slice(-3)).toMatchObject([
      { why: 'grant-does-not-hold' },
      { why: 'wider-than-asked' },
      { why: 'foreign-console' },
    ]);
  });

  it('[C10] carries the name of a foreign certificate that the console was shown', async () => {
    const { technician, employee, session, ticket } = await aGrantedSession(await aScene(desk));
    await technician.ask('session.end', { sessionId: session.id, because: 'fingerprint-mismatch' });
    await reached(employee, session, 'ended');
    expect((await factsOf(technician, ticket.id)).at(-1)).toMatchObject({
      type: 'ended',
      reason: 'fingerprint-mismatch',
    });
  });

  it('says the same end only once when both ends say it', async () => {
    const { technician, session, ticket, tell } = await aGrantedSession(await aScene(desk));
    await technician.ask('session.end', { sessionId: session.id });
    await tell({ type: 'ended', at: Date.now(), reason: 'stopped-by-technician' });
    await tell({ type: 'ended', at: Date.now(), reason: 'stopped-by-employee' });
    expect((await factsOf(technician, ticket.id)).slice(-2)).toMatchObject([
      { type: 'ended', reason: 'stopped-by-technician' },
      { type: 'event-refused', event: 'ended', why: 'not-in-this-phase' },
    ]);
    expect(await technician.refused('session.end', { sessionId: session.id })).toEqual({ type: 'session-over' });
  });

  it('can be taken back before the answer; a grant that came first makes that an end', async () => {
    const early = await askForSession(await aScene(desk));
    const withdrawn = await early.technician.ask('session.withdraw', { sessionId: early.session.id });
    expect(withdrawn.phase.type).toBe('withdrawn');
    await reached(early.employee, early.session, 'withdrawn');
    const late = await aGrantedSession(await aScene(desk));
    const ended = await late.technician.ask('session.withdraw', { sessionId: late.session.id });
    expect(ended.phase).toMatchObject({ type: 'ended', reason: 'stopped-by-technician' });
  });
});

describe('the opening', () => {
  it('is passed on only after the delivery, and only if it fits its commitment', async () => {
    const { technician, employee, session, opening, device, request, tell } = await askForSession(await aScene(desk));
    const reveal = (revealed: string) =>
      technician.refused('session.reveal', { sessionId: session.id, opening: revealed });
    expect(await reveal(opening)).toEqual({ type: 'not-in-this-phase', phase: 'asked' });
    await tell(device.delivery(request));
    expect(await reveal('00'.repeat(32))).toEqual({ type: 'signature-does-not-hold' });
    await technician.ask('session.reveal', { sessionId: session.id, opening });
    expect(employee.events.filter(({ type }) => type === 'session-revealed')).toEqual([
      { type: 'session-revealed', sessionId: session.id, opening },
    ]);
  });
});

describe('signals', () => {
  it('[W3] pass only between the two ends, and only while the session is granted', async () => {
    const scene = await aScene(desk);
    const asked = await askForSession(scene);
    const offer = { sessionId: asked.session.id, signal: { type: 'offer' as const, sdp: 'v=0' } };
    expect(await scene.employee.refused('session.signal', offer)).toEqual({
      type: 'not-in-this-phase',
      phase: 'asked',
    });
    const at = Date.now();
    const signed = scene.device.grant(asked.request);
    await asked.tell(scene.device.delivery(asked.request), { type: 'displayed', at });
    // The grant and the offer leave the workstation together, and the offer may arrive first.
    await scene.employee.ask('session.signal', offer);
    expect(await scene.technician.refused('session.signal', offer)).toEqual({
      type: 'not-in-this-phase',
      phase: 'displayed',
    });
    await asked.tell({ type: 'granted', at, signed });
    await scene.technician.heard('session-signalled', ({ signal }) => signal.type === 'offer');
    const answer = { sessionId: asked.session.id, signal: { type: 'answer' as const, sdp: 'v=0' } };
    await scene.technician.ask('session.signal', answer);
    await scene.employee.heard('session-signalled', ({ signal }) => signal.type === 'answer');
    const stranger = await desk.technician(3);
    expect(await stranger.refused('session.signal', offer)).toEqual({ type: 'not-found' });
    expect(
      [...scene.employee.events, ...stranger.events].filter(({ type }) => type === 'session-signalled'),
    ).toHaveLength(1);
    await scene.technician.ask('session.end', { sessionId: asked.session.id });
    expect(await scene.employee.refused('session.signal', offer)).toEqual({ type: 'session-over' });
  });

  it('find the relay with credentials that only the two ends get and that run out with the session', async () => {
    const { technician, employee, session } = await askForSession(await aScene(desk));
    const [mine, theirs] = await Promise.all([
      technician.ask('session.ice', { sessionId: session.id }),
      employee.ask('session.ice', { sessionId: session.id }),
    ]);
    expect(mine.iceServers[0]).toEqual({ urls: ['stun:stun.example.org'] });
    const relay = theirs.iceServers[1];
    const [expiry, subject] = relay?.username?.split(':') ?? [];
    expect(subject).toBe(session.id);
    expect(Number(expiry) * 1000).toBeGreaterThan(Date.now() + 20 * 60_000);
    expect(Number(expiry) * 1000).toBeLessThan(Date.now() + 60 * 60_000);
    const credential = createHmac('sha1', turn.secret).update(`${relay?.username}`).digest('base64');
    expect(relay).toMatchObject({ urls: turn.urls, credential });
    const stranger = await desk.employee();
    expect(await stranger.refused('session.ice', { sessionId: session.id })).toEqual({ type: 'not-attached' });
    await aDevice().attach(stranger);
    expect(await stranger.refused('session.ice', { sessionId: session.id })).toEqual({ type: 'not-found' });
  });
});

describe('the ticket under a session', () => {
  it('ends it when it is resolved, and tells the workstation', async () => {
    const { technician, employee, ticket, session } = await aGrantedSession(await aScene(desk));
    await technician.ask('ticket.resolve', { ticketId: ticket.id, words: 'Profil réparé' });
    const { session: told } = await reached(employee, session, 'ended');
    expect(told.phase).toMatchObject({ reason: 'ticket-closed' });
  });

  it('ends it when the requester cancels, whatever its phase', async () => {
    const { technician, employee, ticket, session } = await askForSession(await aScene(desk));
    await employee.ask('ticket.cancel', { ticketId: ticket.id });
    const { session: told } = await reached(technician, session, 'ended');
    expect(told.phase).toMatchObject({ reason: 'ticket-closed', signed: null });
  });

  it('[K8] ends it when a colleague takes over, who owes them a word, each time', async () => {
    const underway = await aGrantedSession(await aScene(desk));
    const { technician, ticket, session } = underway;
    const colleague = await desk.technician(3);
    const owed = { type: 'session-would-end', technician: technician.welcome.person.name };
    expect(await colleague.refused('ticket.take', { ticketId: ticket.id })).toEqual(owed);
    expect(await phaseOf(underway)).toMatchObject({ type: 'granted' });
    const words = 'La personne me rappelle à l’instant';
    await colleague.ask('ticket.take', { ticketId: ticket.id, words });
    const { session: told } = await reached(technician, session, 'ended');
    expect(told.phase).toMatchObject({ reason: 'revoked' });
    const facts = await factsOf(technician, ticket.id);
    expect(facts.filter(({ type }) => type === 'ticket-taken').at(-1)).toMatchObject({ words });
  });
});

describe('a workstation that comes back', () => {
  it('hears of the request it missed, and of the opening', async () => {
    const scene = await aScene(desk);
    const { session, opening, request, tell } = await askForSession(scene);
    const again = await connect(desk.broker.url, { token: scene.employee.token });
    await scene.device.attach(again);
    expect((await again.heard('session-asked')).request).toEqual(request);
    await tell(scene.device.delivery(request));
    await scene.technician.ask('session.reveal', { sessionId: session.id, opening });
    const third = await connect(desk.broker.url, { token: scene.employee.token });
    await scene.device.attach(third);
    expect(await third.heard('session-revealed')).toMatchObject({ opening });
    expect((await reached(third, session, 'delivered')).session.id).toBe(session.id);
  });

  it('hears that the session it left is over', async () => {
    const scene = await aScene(desk);
    const { session } = await aGrantedSession(scene);
    scene.employee.close();
    await scene.technician.ask('session.end', { sessionId: session.id });
    const again = await connect(desk.broker.url, { token: scene.employee.token });
    await scene.device.attach(again);
    await reached(again, session, 'ended');
  });
});
