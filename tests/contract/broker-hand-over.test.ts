import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from './support/client.ts';
import type { Desk } from './support/desk.ts';
import { aGrantedSession, aRequestForHelp, aScene, factsOf, openDesk, phaseOf } from './support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const found = { hypothesis: 'Le câble réseau', tried: 'Changé, rien de mieux', outcome: 'ruled-out' } as const;

const note = (technician: Client, ticketId: string, requestId: string = randomUUID()) =>
  technician.ask('course.diagnose', { ticketId, requestId, ...found });

async function aTeam(name: string, level: 1 | 2 | 3): Promise<string> {
  const { id } = await desk.administrator.ask('team.save', { editing: null, name, level, kind: 'internal' });
  return id;
}

describe('[E6] a ticket', () => {
  it('goes up one level, with a diagnosis of the level it leaves and not without', async () => {
    const { technician, ticket } = await aScene(desk, 1);
    const ticketId = ticket.id;
    const up = { ticketId, to: 2, teamId: null, words: 'Au-delà de ce que je peux essayer' } as const;
    expect(await technician.refused('course.hand-over', up)).toEqual({ type: 'diagnosis-missing', level: 1 });
    await note(technician, ticketId);
    expect(await technician.refused('course.hand-over', { ...up, to: 3 })).toEqual({
      type: 'not-the-next-level',
      level: 1,
    });
    expect(await technician.ask('course.hand-over', up)).toMatchObject({
      state: 'new',
      level: 2,
      team: null,
      assignee: null,
    });
    const next = await desk.technician(2);
    await next.ask('ticket.take', { ticketId });
    // What N1 found out is not N2's diagnosis.
    expect(await next.refused('course.hand-over', { ...up, to: 3 })).toEqual({ type: 'diagnosis-missing', level: 2 });
    await note(next, ticketId);
    expect(await next.ask('course.hand-over', { ...up, to: 3 })).toMatchObject({ state: 'new', level: 3 });
  });

  it('comes back with a reason, to whichever lower level, and says all the way it went', async () => {
    const { technician, ticket } = await aScene(desk, 1);
    const ticketId = ticket.id;
    await note(technician, ticketId);
    await technician.ask('course.hand-over', { ticketId, to: 2, teamId: null, words: 'Trop pour moi' });
    const next = await desk.technician(2);
    await next.ask('ticket.take', { ticketId });
    const back = { ticketId, to: 1, teamId: null, words: 'Un mot de passe suffit' } as const;
    expect(await next.ask('course.hand-over', back)).toMatchObject({ state: 'new', level: 1 });
    const { handOvers, diagnoses } = await technician.ask('course.show', { ticketId });
    expect(handOvers.map(({ from, to, words, by }) => ({ from, to, words, by }))).toEqual([
      { from: 1, to: 2, words: 'Trop pour moi', by: technician.welcome.person.name },
      { from: 2, to: 1, words: 'Un mot de passe suffit', by: next.welcome.person.name },
    ]);
    expect(diagnoses).toMatchObject([{ ...found, level: 1, by: technician.welcome.person.name }]);
    const facts = (await factsOf(technician, ticketId)).filter(({ type }) => type === 'ticket-handed-over');
    expect(facts).toMatchObject([
      { from: 1, to: 2 },
      { from: 2, to: 1 },
    ]);
  });

  it('is handed over by nobody but whoever has it, and to no team of another level', async () => {
    const { technician, ticket } = await aScene(desk, 1);
    const ticketId = ticket.id;
    await note(technician, ticketId);
    const [servers, desks] = [
      await aTeam(`Serveurs ${randomUUID().slice(0, 6)}`, 2),
      await aTeam(`Accueil ${randomUUID().slice(0, 6)}`, 1),
    ];
    const up = { ticketId, to: 2, teamId: servers, words: 'Un serveur' } as const;
    const other = await desk.technician(3);
    const assignee = technician.welcome.person.name;
    expect(await other.refused('course.hand-over', up)).toEqual({ type: 'ticket-not-yours', assignee });
    expect(await technician.refused('course.hand-over', { ...up, teamId: desks })).toEqual({
      type: 'not-in-directory',
      part: 'team',
    });
    expect(await technician.ask('course.hand-over', up)).toMatchObject({ level: 2, team: { id: servers } });
    expect(await technician.refused('course.hand-over', up)).toEqual({ type: 'ticket-is', state: 'new' });
    expect((await technician.ask('course.teams', {})).find(({ id }) => id === servers)?.level).toBe(2);
  });

  it('keeps what was found out as it was written: said twice it is one entry, said anew it is another', async () => {
    const { technician, ticket } = await aScene(desk, 1);
    const once = randomUUID();
    await note(technician, ticket.id, once);
    await technician.ask('course.diagnose', {
      ticketId: ticket.id,
      requestId: once,
      ...found,
      hypothesis: 'Autre chose',
    });
    const { diagnoses } = await note(technician, ticket.id);
    expect(diagnoses.map(({ hypothesis }) => hypothesis)).toEqual([found.hypothesis, found.hypothesis]);
  });
});

describe('[E7] a hand-over', () => {
  it('ends what runs on the ticket, and takes everything it carries along', async () => {
    const scene = await aScene(desk, 2);
    const underway = await aGrantedSession(scene);
    const ticketId = scene.ticket.id;
    await scene.employee.ask('talk.say', { ticketId, requestId: randomUUID(), words: 'Depuis ce matin', files: [] });
    await note(scene.technician, ticketId);
    await scene.technician.ask('course.hand-over', { ticketId, to: 2, teamId: null, words: 'Pour N2' });
    expect(await phaseOf(underway)).toMatchObject({ type: 'ended', reason: 'stopped-by-technician' });
    const next = await desk.technician(3);
    const taken = await next.ask('ticket.take', { ticketId });
    expect(taken).toMatchObject({
      id: ticketId,
      reference: scene.ticket.reference,
      words: scene.ticket.words,
      level: 2,
    });
    expect(JSON.stringify(await next.ask('talk.show', { ticketId }))).toContain('Depuis ce matin');
    const kinds = (await factsOf(next, ticketId)).map(({ type }) => type);
    expect(kinds).toEqual(expect.arrayContaining(['ticket-opened', 'granted', 'diagnosed', 'ticket-handed-over']));
  });
});

describe('[E8] what the support says among itself', () => {
  it('is never sent to the requester: neither what was found out, nor who handed it over, nor why', async () => {
    const { employee, technician, ticket } = await aScene(desk, 1);
    const ticketId = ticket.id;
    const secret = 'Mot entre techniciens';
    const heard = employee.events.length;
    await technician.ask('course.diagnose', {
      ticketId,
      requestId: randomUUID(),
      hypothesis: secret,
      tried: secret,
      outcome: 'unclear',
    });
    await technician.ask('course.hand-over', { ticketId, to: 2, teamId: null, words: secret });
    await employee.heard('ticket-changed', (event) => event.ticket.id === ticketId && event.ticket.level === 2);
    const course = await employee.ask('course.show', { ticketId });
    expect(course.handOvers).toMatchObject([{ from: 1, to: 2, by: null, words: null }]);
    const added = await employee.ask('course.add-concern', { ticketId, requestId: randomUUID(), words: 'Et le son' });
    const mine = await employee.ask('ticket.mine', {});
    const sent = JSON.stringify([employee.events.slice(heard), course, added, mine]);
    expect(sent).not.toContain(secret);
    expect(JSON.stringify(await technician.ask('course.show', { ticketId }))).toContain(secret);
  });

  it('moves nothing that its requester could see: neither their ticket’s last change nor a word that it changed', async () => {
    const { employee, technician, ticket } = await aScene(desk, 1);
    const other = await employee.ask('ticket.open', aRequestForHelp());
    const ticketId = ticket.id;
    await technician.ask('ticket.give-priority', { ticketId, priority: 1, words: 'Conseil municipal ce soir' });
    const mine = async () => (await employee.ask('ticket.mine', {})).find(({ id }) => id === ticketId);
    const before = await mine();
    const heard = employee.events.length;
    await note(technician, ticketId);
    const until = Date.now() + 3_600_000;
    expect(await technician.ask('ticket.snooze', { ticketId, until })).toMatchObject({ snoozedUntil: until });
    await technician.ask('course.gather', { ticketId: other.id, parentId: ticketId });
    await technician.heard(
      'ticket-changed',
      (event) => event.ticket.id === ticketId && event.ticket.snoozedUntil === until,
    );
    expect(await mine()).toEqual(before);
    expect(before).toMatchObject({ targets: null, snoozedUntil: null, priorityGiven: false });
    await employee.heard(
      'ticket-changed',
      (event) => event.ticket.id === other.id && event.ticket.changedAt > other.changedAt,
    );
    const told = employee.events.slice(heard).filter((event) => event.type === 'ticket-changed');
    expect(told.filter((event) => event.ticket.id === ticketId)).toEqual([]);
    expect((await technician.ask('ticket.show', { ticketId })).ticket).toMatchObject({ priorityGiven: true });
    expect((await technician.ask('ticket.show', { ticketId })).ticket.targets).not.toBeNull();
  });
});
