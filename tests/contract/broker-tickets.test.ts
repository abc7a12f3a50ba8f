import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestBroker } from './support/broker.ts';
import { aBroker } from './support/broker.ts';
import type { Client } from './support/client.ts';
import { connect } from './support/client.ts';
import { query } from './support/cluster.ts';
import type { Desk } from './support/desk.ts';
import { aGrantedSession, aRequestForHelp, aScene, factsOf, openDesk, phaseOf, reached } from './support/desk.ts';
import { aPerson } from './support/people.ts';

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

describe('[K1] references', () => {
  it('are one after the other without a gap, with two brokers writing at once', async () => {
    const one = await desk.employee();
    const other = await connect(second.url, { token: one.token });
    const many = 40;
    const opened = await Promise.all(
      Array.from({ length: many }, (_, index) =>
        (index % 2 === 0 ? one : other).ask('ticket.open', aRequestForHelp({ impact: 'question' })),
      ),
    );
    const numbers = opened.map(({ reference }) => Number(reference.slice(-6))).toSorted((a, b) => a - b);
    const [first = 0] = numbers;
    expect(numbers).toEqual(Array.from({ length: many }, (_, index) => first + index));
    for (const { reference } of opened) expect(reference).toMatch(new RegExp(`^REQ-${new Date().getUTCFullYear()}-`));
  });

  it('stay as they were given, whatever the ticket turns out to be', async () => {
    const [employee, technician] = [await desk.employee(), await desk.technician(2)];
    const { id: ticketId, reference } = await employee.ask('ticket.open', aRequestForHelp({ impact: 'blocked' }));
    const judged = { impact: 'question', urgency: 'low', category: 'information' } as const;
    expect(await technician.ask('ticket.classify', { ticketId, ...judged })).toMatchObject({ reference, ...judged });
    expect(reference).toMatch(/^INC-/);
  });

  it('are counted for each kind by itself', async () => {
    const employee = await desk.employee();
    const question = await employee.ask('ticket.open', aRequestForHelp({ impact: 'question' }));
    const incident = await employee.ask('ticket.open', aRequestForHelp({ impact: 'hindered' }));
    const next = await employee.ask('ticket.open', aRequestForHelp({ impact: 'question' }));
    expect(incident.reference).toMatch(/^INC-/);
    expect(Number(next.reference.slice(-6))).toBe(Number(question.reference.slice(-6)) + 1);
  });
});

describe('[K2] a request for help sent twice', () => {
  it('is one ticket, even when both arrive at once on two brokers', async () => {
    const one = await desk.employee();
    const other = await connect(second.url, { token: one.token });
    const request = aRequestForHelp();
    const tickets = await Promise.all(
      Array.from({ length: 8 }, (_, index) => (index % 2 === 0 ? one : other).ask('ticket.open', request)),
    );
    expect(new Set(tickets.map(({ id }) => id)).size).toBe(1);
    const again = await one.ask('ticket.open', { ...request, words: 'Autre chose' });
    expect(again).toMatchObject({ id: tickets[0]?.id, words: request.words });
    const technician = await desk.technician(2);
    expect(await factsOf(technician, again.id)).toHaveLength(1);
  });

  it('is two tickets when two people use the same id', async () => {
    const request = aRequestForHelp();
    const one = await desk.employee();
    const other = await aPerson(desk.broker, desk.administrator);
    const [mine, theirs] = await Promise.all([one.ask('ticket.open', request), other.ask('ticket.open', request)]);
    expect(mine.id).not.toBe(theirs.id);
  });

  it('keeps the time it was asked when the broker was away, and never one that has not come', async () => {
    const employee = await desk.employee();
    const technician = await desk.technician(2);
    const askedAt = Date.now() - 3_600_000;
    const late = await employee.ask('ticket.open', aRequestForHelp({ askedAt }));
    expect(await factsOf(technician, late.id)).toEqual([{ type: 'ticket-opened', at: askedAt }]);
    const early = await employee.ask('ticket.open', aRequestForHelp({ askedAt: Date.now() + 3_600_000 }));
    const [opened] = await factsOf(technician, early.id);
    expect(opened?.at).toBeLessThanOrEqual(Date.now());
  });
});

describe('the queue', () => {
  it('[W1] is buried by nobody: one person has so many open, and no more until one is closed', async () => {
    const flood = await aPerson(desk.broker, desk.administrator);
    const opened = await Promise.all(Array.from({ length: 100 }, () => flood.ask('ticket.open', aRequestForHelp())));
    const kept = aRequestForHelp();
    expect(await flood.refused('ticket.open', kept)).toMatchObject({ type: 'too-many' });
    const other = await aPerson(desk.broker, desk.administrator);
    const { id: unharmed } = await other.ask('ticket.open', aRequestForHelp());
    await other.ask('ticket.cancel', { ticketId: unharmed });
    await flood.ask('ticket.cancel', { ticketId: opened[0]?.id ?? '' });
    expect(await flood.ask('ticket.open', kept)).toMatchObject({ state: 'new' });
    const open = (await flood.ask('ticket.mine', {})).filter(({ state }) => state === 'new');
    await Promise.all(open.map(({ id }) => flood.ask('ticket.cancel', { ticketId: id })));
  });

  it('tells those who wait when a place before them becomes free', async () => {
    const employee = await desk.employee();
    const technician = await desk.technician(1);
    const [first, last] = [
      await employee.ask('ticket.open', aRequestForHelp()),
      await employee.ask('ticket.open', aRequestForHelp()),
    ];
    expect(last.ahead).toBe((first.ahead ?? 0) + 1);
    const taken = await technician.ask('ticket.take', { ticketId: first.id });
    expect(taken).toMatchObject({
      state: 'assigned',
      ahead: null,
      assignee: { name: technician.welcome.person.name, level: 1 },
    });
    await employee.heard('ticket-changed', ({ ticket }) => ticket.id === last.id && ticket.ahead === first.ahead);
  });

  it('shows every technician what was opened, taken, resolved, wherever they are connected', async () => {
    const [employee, here, token] = [await desk.employee(), await desk.technician(2), (await desk.technician(3)).token];
    const there = await connect(second.url, { token });
    const { id } = await employee.ask('ticket.open', aRequestForHelp());
    await Promise.all([here, there].map((client) => client.heard('ticket-changed', ({ ticket }) => ticket.id === id)));
    expect((await there.ask('ticket.queue', {})).map((ticket) => ticket.id)).toContain(id);
    await here.ask('ticket.take', { ticketId: id });
    await there.heard('ticket-changed', ({ ticket }) => ticket.id === id && ticket.state === 'assigned');
    await here.ask('ticket.resolve', { ticketId: id, words: 'Réparé' });
    await employee.heard('ticket-changed', ({ ticket }) => ticket.id === id && ticket.state === 'resolved');
    expect((await there.ask('ticket.queue', {})).map((ticket) => ticket.id)).not.toContain(id);
  });
});

describe('a ticket', () => {
  it('[K6] that is resolved tells its requester what was done, at once and at every sign-in', async () => {
    const { employee, technician, ticket } = await aScene(desk);
    expect(ticket.resolution).toBeNull();
    await technician.ask('ticket.resolve', { ticketId: ticket.id, words: 'Profil réparé' });
    await employee.heard('ticket-changed', (event) => event.ticket.resolution === 'Profil réparé');
    const [again] = await employee.ask('ticket.mine', {});
    expect(again).toMatchObject({ id: ticket.id, resolution: 'Profil réparé' });
  });

  it('[K7] that was taken by mistake is given back to its place in the queue, with a reason, by whoever has it', async () => {
    const { employee, technician, ticket } = await aScene(desk);
    const behind = await employee.ask('ticket.open', aRequestForHelp());
    const colleague = await desk.technician(3);
    const release = { ticketId: ticket.id, words: 'Pas de notre ressort' };
    const assignee = technician.welcome.person.name;
    expect(await colleague.refused('ticket.release', release)).toEqual({ type: 'ticket-not-yours', assignee });

    expect(await technician.ask('ticket.release', release)).toMatchObject({ state: 'new', assignee: null });
    const ahead = behind.ahead ?? Number.NaN;
    await employee.heard('ticket-changed', (event) => event.ticket.id === ticket.id && event.ticket.ahead === ahead);
    await employee.heard(
      'ticket-changed',
      (event) => event.ticket.id === behind.id && event.ticket.ahead === ahead + 1,
    );
    expect((await factsOf(technician, ticket.id)).at(-1)).toMatchObject({
      type: 'ticket-released',
      words: release.words,
    });

    expect(await technician.refused('ticket.release', release)).toEqual({ type: 'ticket-is', state: 'new' });
    expect(await colleague.ask('ticket.take', { ticketId: ticket.id })).toMatchObject({ state: 'assigned' });
  });

  it('[K7] that is given back ends the session that runs on it', async () => {
    const underway = await aGrantedSession(await aScene(desk));
    const { technician, ticket, session } = underway;
    await technician.ask('ticket.release', { ticketId: ticket.id, words: 'Je dois partir' });
    await reached(technician, session, 'ended');
    expect(await phaseOf(underway)).toMatchObject({ type: 'ended', reason: 'stopped-by-technician' });
  });

  it('is found by parts of its reference, of its requester’s name and of what was asked, whatever its state', async () => {
    const { employee, technician } = await aScene(desk);
    const old = await employee.ask('ticket.open', aRequestForHelp({ words: 'Le télécopieur du 3e étage grésille' }));
    await technician.ask('ticket.take', { ticketId: old.id });
    await technician.ask('ticket.resolve', { ticketId: old.id, words: 'Remplacé' });
    const found = async (words: string): Promise<string[]> =>
      (await technician.ask('ticket.search', { words })).map(({ id }) => id);
    const [first = ''] = employee.welcome.person.name.split(' ');
    for (const words of [old.reference.slice(-4), 'telecopieur', 'GRÉSILLE étage', `${first} télécop`])
      expect(await found(words), words).toContain(old.id);
    expect(await found('telecopieur sous-sol')).toEqual([]);
    expect(await found('100%')).toEqual([]);
    expect(await found('__')).toEqual([]);
  });

  it('is resolved only by whoever has it, and only once', async () => {
    const { technician, ticket } = await aScene(desk);
    const other = await desk.technician(3);
    const resolve = { ticketId: ticket.id, words: 'Fait' };
    const assignee = technician.welcome.person.name;
    expect(await other.refused('ticket.resolve', resolve)).toEqual({ type: 'ticket-not-yours', assignee });
    await technician.ask('ticket.resolve', resolve);
    expect(await technician.refused('ticket.resolve', resolve)).toEqual({ type: 'ticket-is', state: 'resolved' });
    expect(await technician.refused('ticket.take', { ticketId: ticket.id })).toEqual({
      type: 'ticket-is',
      state: 'resolved',
    });
  });

  it('is taken once by two who reach for it at the same moment: the second takes over from the first', async () => {
    const employee = await desk.employee();
    const { id } = await employee.ask('ticket.open', aRequestForHelp());
    const technicians = [await desk.technician(2), await desk.technician(3)];
    await Promise.all(technicians.map((technician) => technician.ask('ticket.take', { ticketId: id })));
    const [reader] = technicians;
    const facts = reader === undefined ? [] : await factsOf(reader, id);
    expect(facts.map(({ type }) => type)).toEqual(['ticket-opened', 'ticket-taken', 'ticket-taken']);
  });

  it('is not resolved before somebody has it', async () => {
    const employee = await desk.employee();
    const technician = await desk.technician(2);
    const { id } = await employee.ask('ticket.open', aRequestForHelp());
    expect(await technician.refused('ticket.resolve', { ticketId: id, words: 'Fait' })).toEqual({
      type: 'ticket-is',
      state: 'new',
    });
  });
});

describe('[W3] a ticket of somebody else', () => {
  let stranger: Client;

  beforeAll(async () => {
    stranger = await aPerson(desk.broker, desk.administrator);
  });

  it('does not exist, whether it does or not', async () => {
    const { ticket } = await aScene(desk);
    for (const ticketId of [ticket.id, randomUUID()]) {
      expect(await stranger.refused('ticket.cancel', { ticketId })).toEqual({ type: 'not-found' });
    }
    expect(await stranger.ask('ticket.mine', {})).toEqual([]);
  });

  it('is not told to other employees', async () => {
    const employee = await desk.employee();
    const { id } = await employee.ask('ticket.open', aRequestForHelp());
    await employee.heard('ticket-changed', ({ ticket }) => ticket.id === id);
    await stranger.ask('person.me', {});
    expect(stranger.events.map(({ type }) => type)).toEqual(['welcome']);
  });
});

describe('[K4] the timeline', () => {
  it('can be changed by nobody, not even beside the broker', async () => {
    const { technician, ticket } = await aScene(desk);
    const before = await factsOf(technician, ticket.id);
    for (const statement of [
      `update audit_event set body = '{}' where ticket_id = '${ticket.id}'`,
      `delete from audit_event where ticket_id = '${ticket.id}'`,
      'truncate audit_event cascade',
    ])
      await expect(query(desk.broker.databaseUrl, statement)).rejects.toThrow('append-only');
    expect(await factsOf(technician, ticket.id)).toEqual(before);
  });
});
