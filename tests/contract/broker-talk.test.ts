import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RequestInput } from '../../app/wire/requests.ts';
import type { TestBroker } from './support/broker.ts';
import { aBroker } from './support/broker.ts';
import type { Client } from './support/client.ts';
import { connect } from './support/client.ts';
import type { Desk } from './support/desk.ts';
import { aScene, factsOf, openDesk } from './support/desk.ts';
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

const aSaying = (ticketId: string, words = 'Bonjour'): RequestInput<'talk.say'> => ({
  ticketId,
  requestId: randomUUID(),
  words,
  files: [],
});

const wordsOf = async (client: Client, ticketId: string): Promise<string[]> =>
  (await client.ask('talk.show', { ticketId })).messages.map(({ words }) => words);

describe('[M1] a message', () => {
  it('is there once, for both sides and every broker, however often it is sent', async () => {
    const { employee, technician, ticket } = await aScene(desk);
    const elsewhere = await connect(second.url, { token: employee.token });
    const saying = aSaying(ticket.id, 'Depuis ce matin');
    await Promise.all([employee.ask('talk.say', saying), elsewhere.ask('talk.say', saying)]);
    await employee.ask('talk.say', saying);
    await technician.ask('talk.say', aSaying(ticket.id, 'Je regarde'));
    expect(await wordsOf(elsewhere, ticket.id)).toEqual(['Depuis ce matin', 'Je regarde']);
    expect((await factsOf(technician, ticket.id)).filter(({ type }) => type === 'word-added')).toHaveLength(2);
  });

  it('is told to the requester and to technicians at once, without its words', async () => {
    const { employee, technician, ticket } = await aScene(desk);
    const token = (await desk.technician(3)).token;
    const colleague = await connect(second.url, { token });
    const { number } = await employee.ask('talk.say', aSaying(ticket.id, 'Un secret de bureau'));
    const told = { ticketId: ticket.id, reference: ticket.reference, number, assigneeId: technician.welcome.person.id };
    for (const client of [employee, technician, colleague]) {
      const event = await client.heard('talk-grew', ({ ticketId }) => ticketId === ticket.id);
      expect(event).toMatchObject({ ...told, from: { id: employee.welcome.person.id, role: 'employee' } });
      expect(JSON.stringify(client.events)).not.toContain('secret de bureau');
    }
  });

  it('has the next number whatever both sides write at once', async () => {
    const { employee, technician, ticket } = await aScene(desk);
    const there = await connect(second.url, { token: technician.token });
    const clients = [employee, technician, there, employee, there];
    await Promise.all(clients.map((client, at) => client.ask('talk.say', aSaying(ticket.id, `mot ${at}`))));
    const { messages } = await employee.ask('talk.show', { ticketId: ticket.id });
    expect(messages.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect(new Set(messages.map(({ words }) => words)).size).toBe(5);
  });

  it('is taken until the ticket is closed; one that had arrived before stays', async () => {
    const { employee, technician, ticket } = await aScene(desk);
    const saying = aSaying(ticket.id);
    const said = await employee.ask('talk.say', saying);
    await technician.ask('ticket.resolve', { ticketId: ticket.id, words: 'Fait' });
    for (const client of [employee, technician])
      expect(await client.refused('talk.say', aSaying(ticket.id))).toEqual({ type: 'ticket-is', state: 'resolved' });
    expect(await employee.ask('talk.say', saying)).toEqual(said);
  });

  it('says something, in words or files', async () => {
    const { employee, ticket } = await aScene(desk);
    for (const words of ['', '   ', '\u200b'])
      expect(await employee.refused('talk.say', aSaying(ticket.id, words))).toMatchObject({ type: 'malformed' });
  });
});

describe('[M2] an internal note', () => {
  const SECRET = 'le demandeur s’énerve vite';

  it('is for technicians alone: no request, event or number of an employee’s tells of it', async () => {
    const { employee, technician, ticket } = await aScene(desk);
    const listening = employee.events.length;
    const before = JSON.stringify(await employee.ask('ticket.mine', {}));
    await technician.ask('talk.note', aSaying(ticket.id, SECRET));
    await technician.heard('notes-grew', ({ ticketId }) => ticketId === ticket.id);
    await technician.ask('talk.say', aSaying(ticket.id, 'Bonjour'));
    await employee.heard('talk-grew', ({ ticketId }) => ticketId === ticket.id);
    const colleague = await desk.technician(3);
    const [noted] = await colleague.ask('talk.notes', { ticketId: ticket.id });
    expect(noted).toMatchObject({ words: SECRET, author: { id: technician.welcome.person.id } });

    const { messages } = await employee.ask('talk.show', { ticketId: ticket.id });
    expect(messages.map(({ number, words }) => [number, words])).toEqual([[1, 'Bonjour']]);
    for (const type of ['talk.notes', 'talk.note', 'ticket.show'] as const)
      expect(await employee.send({ v: 1, type, input: aSaying(ticket.id) })).toEqual({
        ok: false,
        failure: { type: 'not-allowed' },
      });
    const heard = employee.events.slice(listening).map(({ type }) => type);
    expect(heard).toEqual(['ticket-changed', 'talk-grew']);
    expect(JSON.stringify(employee.events)).not.toContain(SECRET);
    expect(before).not.toContain(SECRET);
  });

  it('moves nothing that its requester sees, not even a time', async () => {
    const { employee, technician, ticket } = await aScene(desk);
    const mine = async () => (await employee.ask('ticket.mine', {})).find(({ id }) => id === ticket.id);
    const before = await mine();
    await technician.ask('talk.note', aSaying(ticket.id, SECRET));
    expect(await mine()).toEqual(before);
  });

  it('may still be written when the ticket is closed, once however often it is sent', async () => {
    const { technician, ticket } = await aScene(desk);
    await technician.ask('ticket.resolve', { ticketId: ticket.id, words: 'Fait' });
    const note = aSaying(ticket.id, SECRET);
    const first = await technician.ask('talk.note', note);
    expect(await technician.ask('talk.note', note)).toEqual(first);
    expect(await technician.ask('talk.notes', { ticketId: ticket.id })).toHaveLength(1);
  });

  it('stays apart in whatever order both are written and read', async () => {
    const { employee, technician, ticket } = await aScene(desk);
    const ways = {
      note: () => technician.ask('talk.note', aSaying(ticket.id, SECRET)),
      say: () => technician.ask('talk.say', aSaying(ticket.id)),
      answer: () => employee.ask('talk.say', aSaying(ticket.id)),
      read: () => technician.ask('talk.read', { ticketId: ticket.id, upTo: 1000 }),
    };
    const acts = fc.array(fc.constantFrom('note', 'say', 'answer', 'read'), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(acts, async (order) => {
        for (const act of order) await ways[act]();
        const talk = await employee.ask('talk.show', { ticketId: ticket.id });
        expect(JSON.stringify([talk, employee.events])).not.toContain(SECRET);
        expect(talk.messages.map(({ number }) => number)).toEqual(talk.messages.map((_, at) => at + 1));
      }),
      { numRuns: 15 },
    );
  });
});

describe('[M3] the conversation of somebody else', () => {
  it('does not exist, whether it does or not', async () => {
    const { technician, ticket } = await aScene(desk);
    await technician.ask('talk.say', aSaying(ticket.id, 'Pour la personne seule'));
    const stranger = await aPerson(desk.broker, desk.administrator);
    for (const ticketId of [ticket.id, randomUUID()]) {
      expect(await stranger.refused('talk.show', { ticketId })).toEqual({ type: 'not-found' });
      expect(await stranger.refused('talk.say', aSaying(ticketId))).toEqual({ type: 'not-found' });
      expect(await stranger.refused('talk.read', { ticketId, upTo: 1 })).toEqual({ type: 'not-found' });
    }
    expect(stranger.events.map(({ type }) => type)).toEqual(['welcome']);
  });
});

describe('[M4] how far somebody has read', () => {
  it('is told to the other side, goes no further than the conversation, and never back', async () => {
    const { employee, technician, ticket } = await aScene(desk);
    const ticketId = ticket.id;
    await employee.ask('talk.read', { ticketId, upTo: 5 });
    expect((await employee.ask('talk.show', { ticketId })).marks).toEqual([]);
    await technician.ask('talk.say', aSaying(ticketId, 'Un'));
    await technician.ask('talk.say', aSaying(ticketId, 'Deux'));
    await employee.ask('talk.read', { ticketId, upTo: 1000 });
    await technician.heard('talk-read', (event) => event.ticketId === ticketId);
    await employee.ask('talk.read', { ticketId, upTo: 1 });
    const { marks } = await technician.ask('talk.show', { ticketId });
    expect(marks).toMatchObject([{ person: { id: employee.welcome.person.id }, upTo: 2 }]);
  });
});
