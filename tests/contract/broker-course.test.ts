import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from './support/client.ts';
import { query } from './support/cluster.ts';
import type { Desk, Scene } from './support/desk.ts';
import { aGrantedSession, aScene, factsOf, openDesk, phaseOf, reached } from './support/desk.ts';
import { aPerson, aTechnician } from './support/people.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const typesOf = async (technician: Client, ticketId: string): Promise<string[]> =>
  (await factsOf(technician, ticketId)).map(({ type }) => type);

/** The ids of a ticket's concerns, the first asked first. */
async function concernsOf({ technician, ticket }: Pick<Scene, 'technician' | 'ticket'>): Promise<string[]> {
  const { concerns } = await technician.ask('course.show', { ticketId: ticket.id });
  return concerns.map(({ id }) => id);
}

async function aResolved(words = 'Profil réparé'): Promise<Scene & { readonly concernId: string }> {
  const scene = await aScene(desk);
  await scene.technician.ask('ticket.resolve', { ticketId: scene.ticket.id, words });
  const [concernId = ''] = await concernsOf(scene);
  return { ...scene, concernId };
}

/** As if the time that silence has were over. */
async function lapse(ticketId: string): Promise<void> {
  const { databaseUrl } = desk.broker;
  await query(databaseUrl, `update ticket set closes_at = now() - interval '1 second' where id = $1`, [ticketId]);
  await query(databaseUrl, `insert into pgboss.job (name) values ('sweep')`);
}

describe('a ticket that waits for its requester', () => {
  it('tells them what for, and goes on as soon as they say a word', async () => {
    const { employee, technician, ticket } = await aScene(desk);
    const ticketId = ticket.id;
    const waits = await technician.ask('course.wait', { ticketId, words: 'Quelle imprimante ?' });
    expect(waits).toMatchObject({ state: 'pending', awaited: 'Quelle imprimante ?', assignee: ticket.assignee });
    await employee.heard('ticket-changed', (event) => event.ticket.awaited === 'Quelle imprimante ?');
    expect((await technician.ask('ticket.queue', {})).map(({ id }) => id)).toContain(ticketId);
    await technician.ask('talk.say', { ticketId, requestId: randomUUID(), words: 'La bleue ?', files: [] });
    expect((await employee.ask('ticket.mine', {})).find(({ id }) => id === ticketId)?.state).toBe('pending');
    await employee.ask('talk.say', { ticketId, requestId: randomUUID(), words: 'Celle du couloir', files: [] });
    const resumed = (await employee.ask('ticket.mine', {})).find(({ id }) => id === ticketId);
    expect(resumed).toMatchObject({ state: 'assigned', awaited: null });
    expect((await typesOf(technician, ticketId)).slice(-4)).toEqual([
      'requester-asked',
      'word-added',
      'word-added',
      'ticket-resumed',
    ]);
  });

  it('[E10] still waits for that word when it goes into other hands, taken over or handed on', async () => {
    const { employee, technician, ticket } = await aScene(desk, 1);
    const ticketId = ticket.id;
    await technician.ask('course.wait', { ticketId, words: 'Quelle imprimante ?' });
    const waiting = { state: 'pending', awaited: 'Quelle imprimante ?' };
    const other = await desk.technician(2);
    const over = await other.ask('ticket.take', { ticketId });
    expect(over).toMatchObject({ ...waiting, assignee: { id: other.welcome.person.id } });
    const to = { type: 'person' as const, id: technician.welcome.person.id };
    expect(await other.ask('ticket.assign', { ticketId, to })).toMatchObject({ ...waiting, assignee: { id: to.id } });
    expect((await employee.ask('ticket.mine', {})).find(({ id }) => id === ticketId)).toMatchObject(waiting);
    await employee.ask('talk.say', { ticketId, requestId: randomUUID(), words: 'La bleue', files: [] });
    expect((await technician.ask('ticket.show', { ticketId })).ticket).toMatchObject({
      state: 'assigned',
      awaited: null,
    });
  });

  it('is put on hold by nobody but whoever has it', async () => {
    const { technician, ticket } = await aScene(desk);
    const other = await desk.technician(1);
    const wait = { ticketId: ticket.id, words: 'Quelle imprimante ?' };
    const assignee = technician.welcome.person.name;
    expect(await other.refused('course.wait', wait)).toEqual({ type: 'ticket-not-yours', assignee });
    await technician.ask('course.wait', wait);
    expect(await other.refused('course.resume', { ticketId: ticket.id })).toEqual({
      type: 'ticket-not-yours',
      assignee,
    });
    expect(await technician.refused('course.wait', wait)).toEqual({ type: 'ticket-is', state: 'pending' });
  });

  it('can be resolved, cancelled, or carry a session, like any that is open', async () => {
    const scene = await aScene(desk);
    const underway = await aGrantedSession(scene);
    await scene.technician.ask('course.wait', { ticketId: scene.ticket.id, words: 'Êtes-vous là ?' });
    expect((await phaseOf(underway)).type).toBe('granted');
    await scene.technician.ask('ticket.resolve', { ticketId: scene.ticket.id, words: 'Fait' });
    await reached(scene.employee, underway.session, 'ended');
    expect(await phaseOf(underway)).toMatchObject({ type: 'ended', reason: 'ticket-closed' });
  });
});

describe('[E2] concerns', () => {
  it('begin with the requester’s own words, and the resolution answers the only one', async () => {
    const { employee, technician, ticket, concernId } = await aResolved();
    const course = await employee.ask('course.show', { ticketId: ticket.id });
    expect(course.concerns).toEqual([
      {
        id: concernId,
        words: ticket.words,
        addedBy: 'requester',
        state: 'answered',
        answer: 'Profil réparé',
        refusal: null,
      },
    ]);
    expect(course.closesAt).toBeGreaterThan(Date.now() + 2.9 * 86_400_000);
    expect((await technician.ask('ticket.show', { ticketId: ticket.id })).ticket.state).toBe('resolved');
  });

  it('are all answered before the ticket is resolved, and the last yes closes it', async () => {
    const scene = await aScene(desk);
    const { employee, technician, ticket } = scene;
    const ticketId = ticket.id;
    const more = { ticketId, requestId: randomUUID(), words: 'Et le son ne marche pas' };
    await employee.ask('course.add-concern', more);
    await employee.ask('course.add-concern', more);
    await technician.ask('course.add-concern', { ticketId, requestId: randomUUID(), words: 'Le câble est à changer' });
    const [first = '', second = '', third = ''] = await concernsOf(scene);
    const resolve = { ticketId, words: 'Tout est en ordre' };
    expect(await technician.refused('ticket.resolve', resolve)).toEqual({ type: 'concerns-unanswered', count: 3 });
    await technician.ask('course.answer', { ticketId, concernId: second, words: 'Pilote remis' });
    await technician.ask('course.answer', { ticketId, concernId: third, words: 'Câble changé' });
    await employee.ask('course.confirm', { ticketId, concernId: second });
    expect(await technician.ask('ticket.resolve', resolve)).toMatchObject({ state: 'resolved', outcome: null });
    await employee.ask('course.confirm', { ticketId, concernId: first });
    expect((await employee.ask('ticket.mine', {})).find(({ id }) => id === ticketId)?.state).toBe('resolved');
    const closed = await employee.ask('course.confirm', { ticketId, concernId: third });
    expect(closed.concerns.map(({ state }) => state)).toEqual(['confirmed', 'confirmed', 'confirmed']);
    expect((await technician.ask('ticket.show', { ticketId })).ticket).toMatchObject({
      state: 'closed',
      outcome: 'confirmed',
    });
    const facts = await factsOf(technician, ticketId);
    expect(facts.at(-1)).toMatchObject({ type: 'ticket-closed', outcome: 'confirmed' });
    expect(facts.filter(({ type }) => type === 'concern-added')).toHaveLength(2);
  });

  it('are added by the support only where the ticket is theirs, or nobody’s', async () => {
    const { technician, ticket } = await aScene(desk);
    const other = await desk.technician(3);
    const more = { ticketId: ticket.id, requestId: randomUUID(), words: 'Et l’écran' };
    const assignee = technician.welcome.person.name;
    expect(await other.refused('course.add-concern', more)).toEqual({ type: 'ticket-not-yours', assignee });
    await technician.ask('ticket.release', { ticketId: ticket.id, words: 'Pour plus tard' });
    expect((await other.ask('course.add-concern', more)).concerns).toHaveLength(2);
  });

  it('that are refused bring the ticket back to whoever had it', async () => {
    const { employee, technician, ticket, concernId } = await aResolved();
    const refuse = { ticketId: ticket.id, concernId, words: 'Toujours la même erreur' };
    const course = await employee.ask('course.refuse', refuse);
    expect(course.concerns[0]).toMatchObject({ state: 'refused', answer: 'Profil réparé', refusal: refuse.words });
    const back = await technician.heard(
      'ticket-changed',
      (event) => event.ticket.id === ticket.id && event.ticket.state === 'assigned',
    );
    expect(back.ticket.assignee?.id).toBe(technician.welcome.person.id);
    expect(await employee.refused('course.confirm', { ticketId: ticket.id, concernId })).toEqual({
      type: 'concern-is',
      state: 'refused',
    });
    await technician.ask('ticket.resolve', { ticketId: ticket.id, words: 'Profil refait' });
    const again = await employee.ask('course.show', { ticketId: ticket.id });
    expect(again.concerns[0]).toMatchObject({ state: 'answered', answer: 'Profil refait', refusal: null });
    expect((await employee.ask('ticket.mine', {})).find(({ id }) => id === ticket.id)?.resolution).toBe(
      'Profil refait',
    );
  });

  it('go to anyone when whoever had the ticket is there no more', async () => {
    const employee = await aPerson(desk.broker, desk.administrator);
    const leaving = await aTechnician(desk.broker, desk.administrator, 2, 'Marc Sortant');
    const { id: ticketId } = await employee.ask('ticket.open', {
      requestId: randomUUID(),
      words: 'Écran noir',
      impact: 'blocked',
      askedAt: 1,
    });
    await leaving.ask('ticket.take', { ticketId });
    await leaving.ask('ticket.resolve', { ticketId, words: 'Rallumé' });
    const person = (await desk.administrator.ask('person.list', {})).find(({ id }) => id === leaving.welcome.person.id);
    await desk.administrator.ask('person.set-disabled', {
      editing: { id: person?.id ?? '', seen: person?.changedAt ?? 0 },
      disabled: true,
    });
    const { concerns } = await employee.ask('course.show', { ticketId });
    await employee.ask('course.refuse', { ticketId, concernId: concerns[0]?.id ?? '', words: 'Noir de nouveau' });
    expect(await employee.ask('ticket.mine', {})).toMatchObject([{ id: ticketId, state: 'new', assignee: null }]);
  });

  it('[W3] are nobody else’s to read or to judge', async () => {
    const { ticket, concernId } = await aResolved();
    const stranger = await aPerson(desk.broker, desk.administrator);
    const about = { ticketId: ticket.id, concernId };
    for (const refused of [
      stranger.refused('course.show', { ticketId: ticket.id }),
      stranger.refused('course.confirm', about),
      stranger.refused('course.refuse', { ...about, words: 'x' }),
      stranger.refused('course.add-concern', { ticketId: ticket.id, requestId: randomUUID(), words: 'x' }),
      stranger.refused('course.reopen', { ticketId: ticket.id }),
    ])
      expect(await refused).toEqual({ type: 'not-found' });
  });
});

describe('[E3] silence', () => {
  it('closes what was resolved once its time is over, and says that nobody confirmed it', async () => {
    const { employee, technician, ticket } = await aResolved();
    const fresh = await aResolved();
    await lapse(ticket.id);
    await employee.heard(
      'ticket-changed',
      (event) => event.ticket.id === ticket.id && event.ticket.outcome === 'not-confirmed',
    );
    expect((await factsOf(technician, ticket.id)).at(-1)).toMatchObject({
      type: 'ticket-closed',
      outcome: 'not-confirmed',
    });
    expect((await technician.ask('ticket.show', { ticketId: fresh.ticket.id })).ticket.state).toBe('resolved');
  }, 30_000);

  it('has the time that an administrator gives it', async () => {
    await desk.administrator.ask('course.change-settings', { closeAfterDays: 10, reopenWithinDays: 2 });
    const { employee, ticket, concernId } = await aResolved();
    const { closesAt } = await employee.ask('course.show', { ticketId: ticket.id });
    expect(Math.round(((closesAt ?? 0) - Date.now()) / 86_400_000)).toBe(10);
    const { reopenUntil } = await employee.ask('course.confirm', { ticketId: ticket.id, concernId });
    expect(Math.round(((reopenUntil ?? 0) - Date.now()) / 86_400_000)).toBe(2);
    await desk.administrator.ask('course.change-settings', { closeAfterDays: 3, reopenWithinDays: 7 });
  });
});

describe('[E4] a closed ticket', () => {
  it('is taken up again by one word of its requester: every concern wants an answer', async () => {
    const { employee, technician, ticket, concernId } = await aResolved();
    const ticketId = ticket.id;
    expect(await employee.refused('course.reopen', { ticketId })).toEqual({ type: 'ticket-is', state: 'resolved' });
    await employee.ask('course.confirm', { ticketId, concernId });
    const { concerns, reopenUntil } = await employee.ask('course.reopen', { ticketId });
    expect([concerns.map(({ state }) => state), reopenUntil]).toEqual([['refused'], null]);
    const { ticket: again } = await technician.ask('ticket.show', { ticketId });
    expect(again).toMatchObject({ state: 'assigned', outcome: null, assignee: { id: technician.welcome.person.id } });
    expect((await typesOf(technician, ticketId)).at(-1)).toBe('ticket-reopened');
  });

  it('stays closed once the time for that is over', async () => {
    const { employee, ticket, concernId } = await aResolved();
    await employee.ask('course.confirm', { ticketId: ticket.id, concernId });
    await query(desk.broker.databaseUrl, `update ticket set closed_at = now() - interval '8 days' where id = $1`, [
      ticket.id,
    ]);
    expect(await employee.refused('course.reopen', { ticketId: ticket.id })).toEqual({ type: 'too-late-to-reopen' });
  });
});

describe('[E5] satisfaction', () => {
  it('is asked once, of the requester, when the ticket is closed', async () => {
    const { employee, technician, ticket, concernId } = await aResolved();
    const rate = { ticketId: ticket.id, face: 5, words: 'Rapide' };
    expect(await employee.refused('course.rate', rate)).toEqual({ type: 'ticket-is', state: 'resolved' });
    const closed = await employee.ask('course.confirm', { ticketId: ticket.id, concernId });
    expect(closed.isRateable).toBe(true);
    expect((await employee.ask('course.rate', rate)).satisfaction).toEqual({ face: 5, words: 'Rapide' });
    expect(await employee.refused('course.rate', { ...rate, face: 1 })).toEqual({ type: 'rated-already' });
    expect((await technician.ask('course.show', { ticketId: ticket.id })).satisfaction?.face).toBe(5);
  });
});

describe('[J3] a ticket whose words have had their time', () => {
  it('is neither taken up again nor given new words: nothing would erase them', async () => {
    const { employee, ticket, concernId } = await aResolved();
    const ticketId = ticket.id;
    await employee.ask('course.confirm', { ticketId, concernId });
    await query(desk.broker.databaseUrl, `update ticket set words = '(effacé · erased)' where id = $1`, [ticketId]);
    const rating = await employee.refused('course.rate', { ticketId, face: 5, words: 'Merci à Paul' });
    expect(rating).toEqual({ type: 'ticket-is', state: 'closed' });
    expect(await employee.refused('course.reopen', { ticketId })).toEqual({ type: 'too-late-to-reopen' });
    expect(await employee.ask('course.show', { ticketId })).toMatchObject({ reopenUntil: null, isRateable: false });
  });
});

describe('[J3] what was said in a ticket’s course', () => {
  it('goes with its requester', async () => {
    const { employee: person } = {
      employee: await aPerson(desk.broker, desk.administrator, { name: 'Irène Bavarde' }),
    };
    const technician = await desk.technician(2);
    const { id: ticketId } = await person.ask('ticket.open', {
      requestId: randomUUID(),
      words: 'Secret un',
      impact: 'blocked',
      askedAt: 1,
    });
    await person.ask('course.add-concern', { ticketId, requestId: randomUUID(), words: 'Secret deux' });
    await technician.ask('ticket.take', { ticketId });
    const { concerns } = await technician.ask('course.show', { ticketId });
    await technician.ask('course.answer', { ticketId, concernId: concerns[1]?.id ?? '', words: 'Secret trois' });
    await person.ask('course.refuse', { ticketId, concernId: concerns[1]?.id ?? '', words: 'Secret quatre' });
    await technician.ask('course.wait', { ticketId, words: 'Secret cinq' });
    const { id: personId, name } = person.welcome.person;
    await desk.administrator.ask('privacy.erase', { personId, name });
    const [left] = await query<{ text: string }>(
      desk.broker.databaseUrl,
      `select (select jsonb_agg(ticket)::text from ticket) || (select jsonb_agg(concern)::text from concern)
        || (select jsonb_agg(audit_value)::text from audit_value) as text`,
    );
    expect(left?.text).not.toMatch(/Secret (?:un|deux|trois|quatre|cinq)/);
    expect((await technician.ask('ticket.show', { ticketId })).ticket.state).toBe('cancelled');
  });
});
