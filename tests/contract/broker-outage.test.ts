import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AdviceDecision } from '../../app/advice/decision.ts';
import type { Client } from './support/client.ts';
import { query } from './support/cluster.ts';
import type { Desk } from './support/desk.ts';
import { aGrantedSession, aRequestForHelp, aScene, factsOf, openDesk, phaseOf } from './support/desk.ts';
import { anOrganisation, aPerson } from './support/people.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

/** A taken ticket, and others of other people, one of which a colleague has. */
async function anOutage() {
  const scene = await aScene(desk);
  const colleague = await desk.technician(1);
  const [one, other, stranger] = await Promise.all(
    ['Anne Une', 'Bob Deux', 'Carl Trois'].map((name) => aPerson(desk.broker, desk.administrator, { name })),
  );
  if (one === undefined || other === undefined || stranger === undefined) throw new Error('nobody came');
  const free = await one.ask('ticket.open', aRequestForHelp({ words: 'Plus de réseau' }));
  const held = await other.ask('ticket.open', aRequestForHelp({ words: 'Internet est mort' }));
  await colleague.ask('ticket.take', { ticketId: held.id });
  const parentId = scene.ticket.id;
  for (const { id } of [free, held]) await scene.technician.ask('course.gather', { ticketId: id, parentId });
  return { ...scene, colleague, one, other, stranger, free, held, parentId };
}

/** A ticket that a technician writes down during a call. */
async function aCall(technician: Client) {
  const intakeId = randomUUID();
  await technician.ask('intake.begin', { intakeId, channel: 'telephone' });
  return intakeId;
}
const judged = { impact: 'hindered', urgency: null, category: 'hardware' } as const;

describe('[L3] what is known already', () => {
  it('stands before whoever listens, and takes the call under it in one step', async () => {
    const { technician, one, held, parentId, ticket } = await anOutage();
    const requesterId = one.welcome.person.id;
    const [known] = await technician.ask('advice.incidents', { requesterId, words: 'Outlook ne s’ouvre pas chez moi' });
    expect(known).toMatchObject({
      id: parentId,
      reference: ticket.reference,
      isOutage: true,
      people: 3,
      by: ['words'],
    });
    const intakeId = await aCall(technician);
    const call = { intakeId, requesterId, words: 'Outlook ne s’ouvre pas', ...judged, incidentId: held.id };
    // Under what the chosen one stands under: an outage is one deep.
    const joined = await technician.ask('intake.join', call);
    expect(await technician.ask('intake.join', call)).toMatchObject({ id: joined.id });
    const { outage } = await technician.ask('course.show', { ticketId: joined.id });
    expect(outage.parent).toEqual({ id: parentId, reference: ticket.reference });
    await technician.ask('ticket.resolve', { ticketId: parentId, words: 'Serveur relancé' });
    const mine = (await one.ask('ticket.mine', {})).find(({ id }) => id === joined.id);
    expect(mine).toMatchObject({ state: 'resolved', resolution: 'Serveur relancé' });
    const late = { ...call, intakeId: await aCall(technician), incidentId: parentId };
    expect(await technician.refused('intake.join', late)).toEqual({ type: 'ticket-is', state: 'resolved' });
    expect(await technician.refused('intake.join', { ...late, incidentId: randomUUID() })).toEqual({
      type: 'not-found',
    });
  });

  it('is nothing of another organisation', async () => {
    const { technician, one } = await anOutage();
    const organisationId = await anOrganisation(desk.administrator);
    const elsewhere = await aPerson(desk.broker, desk.administrator, { organisationId, name: 'Zoé Ailleurs' });
    await elsewhere.ask('ticket.open', aRequestForHelp({ words: 'Le badge Zebulon clignote' }));
    const words = 'badge Zebulon';
    const seen = async (requesterId: string | null) =>
      (await technician.ask('advice.incidents', { requesterId, words })).map((incident) => incident.words);
    expect(await seen(one.welcome.person.id)).toEqual([]);
    expect(await seen(null)).toEqual(['Le badge Zebulon clignote']);
  });
});

describe('[L2] a recommendation', () => {
  it('counts who stands under the ticket, is followed as it was seen, and is kept', async () => {
    const { technician, parentId } = await anOutage();
    const { recommendation, given } = await technician.ask('advice.for-ticket', { ticketId: parentId });
    // The documentation that comes with the product tells how.
    expect(recommendation).toMatchObject({
      ...{ level: 1, levelFor: [{ type: 'article' }] },
      ...{ priority: 1, priorityFor: [{ type: 'people', count: 3 }] },
    });
    expect(given).toBeNull();
    const seen = { level: recommendation.level, priority: recommendation.priority };
    const stale = { seen: { level: 1, priority: 4 }, given: { level: 1, priority: 4 }, words: null } as const;
    const decide = (decision: AdviceDecision) => ({ ticketId: parentId, decision });
    expect(await technician.refused('advice.decide', decide(stale))).toEqual({ type: 'advice-changed' });
    const followed = await technician.ask('advice.decide', decide({ seen, given: seen, words: null }));
    expect(followed).toMatchObject({ priority: 1, priorityGiven: true, level: 1 });
    const other = { level: 2, priority: 3 } as const;
    const silent = decide({ seen, given: other, words: null });
    expect(await technician.refused('advice.decide', silent)).toEqual({ type: 'reason-missing' });
    await technician.ask('advice.decide', decide({ seen, given: other, words: 'Un relais est en place' }));
    expect((await technician.ask('advice.for-ticket', { ticketId: parentId })).given).toEqual(other);
    expect((await factsOf(technician, parentId)).slice(-2)).toMatchObject([
      { type: 'advice-followed', ...seen },
      { type: 'advice-overridden', ...other, instead: seen, words: 'Un relais est en place' },
    ]);
    const kept = await query(
      desk.broker.databaseUrl,
      `select recommended_level, recommended_priority, given_level, given_priority, priority_for
        from advice_decision where ticket_id = $1 order by at, id`,
      [parentId],
    );
    const recommended = { recommended_level: 1, recommended_priority: 1, priority_for: ['people'] };
    expect(kept).toHaveLength(2);
    expect(kept).toContainEqual({ ...recommended, given_level: 1, given_priority: 1 });
    expect(kept).toContainEqual({ ...recommended, given_level: 2, given_priority: 3 });
  });

  it('knows how often it failed before, and goes with the call that it was followed in', async () => {
    const technician = await desk.technician(1);
    const caller = await aPerson(desk.broker, desk.administrator, { name: 'Théo Malchance' });
    const requesterId = caller.welcome.person.id;
    const record = async (words: string, decision?: AdviceDecision) =>
      technician.ask('intake.record', {
        ...{ intakeId: await aCall(technician), requesterId, words, keep: true, ...judged },
        ...(decision && { decision }),
      });
    for (const words of ['Le scanner grésille', 'Le scanner est muet']) await record(words);
    const call = { requesterId, words: 'Le scanner fume', ...judged };
    const advice = await technician.ask('advice.for-call', call);
    expect(advice).toMatchObject({
      level: 2,
      priority: 2,
      levelFor: [{ type: 'repeats', count: 3, of: 'requester' }, {}],
    });
    const seen = { level: advice.level, priority: advice.priority };
    const ticket = await record('Le scanner fume', { seen, given: seen, words: null });
    expect(ticket).toMatchObject({ priority: 2, priorityGiven: true });
    const kinds = (await factsOf(technician, ticket.id)).map(({ type }) => type);
    expect(kinds).toEqual(['ticket-opened', 'advice-followed', 'ticket-taken']);
  });
});

describe('[E9] an outage', () => {
  it('is answered once for all that stand under it, and each requester judges for themselves', async () => {
    const { employee, technician, colleague, one, other, free, held, parentId } = await anOutage();
    expect((await technician.ask('course.show', { ticketId: parentId })).outage.children.map(({ id }) => id)).toEqual([
      free.id,
      held.id,
    ]);
    await technician.ask('ticket.resolve', { ticketId: parentId, words: 'Commutateur remplacé' });
    const mine = { ...(await one.ask('ticket.mine', {}))[0] };
    expect(mine).toMatchObject({
      state: 'resolved',
      resolution: 'Commutateur remplacé',
      assignee: { id: technician.welcome.person.id },
    });
    expect((await other.ask('ticket.mine', {}))[0]).toMatchObject({
      state: 'resolved',
      assignee: { id: colleague.welcome.person.id },
    });
    const { concerns } = await one.ask('course.show', { ticketId: free.id });
    expect(concerns).toMatchObject([{ state: 'answered', answer: 'Commutateur remplacé' }]);
    await one.ask('course.confirm', { ticketId: free.id, concernId: concerns[0]?.id ?? '' });
    const theirs = await other.ask('course.show', { ticketId: held.id });
    await other.ask('course.refuse', {
      ticketId: held.id,
      concernId: theirs.concerns[0]?.id ?? '',
      words: 'Pas chez moi',
    });
    const states = (await technician.ask('course.show', { ticketId: parentId })).outage.children.map(
      ({ state }) => state,
    );
    expect(states).toEqual(['closed', 'assigned']);
    expect((await employee.ask('ticket.mine', {})).find(({ id }) => id === parentId)?.state).toBe('resolved');
    const facts = (await factsOf(technician, free.id)).map(({ type }) => type);
    expect(facts).toEqual([
      'ticket-opened',
      'ticket-gathered',
      'ticket-taken',
      'ticket-resolved',
      'concern-confirmed',
      'ticket-closed',
    ]);
  });

  it('tells those who wait how many are before them once, however many it answers', async () => {
    const { technician, one, stranger, parentId } = await anOutage();
    const many = await Promise.all(Array.from({ length: 5 }, () => one.ask('ticket.open', aRequestForHelp())));
    for (const { id } of many) await technician.ask('course.gather', { ticketId: id, parentId });
    const behind = await stranger.ask('ticket.open', aRequestForHelp());
    const heard = stranger.events.length;
    await technician.ask('ticket.resolve', { ticketId: parentId, words: 'Fait' });
    // What is said to the same person later comes later.
    await stranger.ask('ticket.cancel', { ticketId: behind.id });
    await stranger.heard('ticket-changed', ({ ticket }) => ticket.state === 'cancelled');
    const places = stranger.events
      .slice(heard)
      .flatMap((event) => (event.type === 'ticket-changed' ? [[event.ticket.state, event.ticket.ahead]] : []));
    expect(places).toEqual([
      ['new', (behind.ahead ?? 0) - many.length - 1],
      ['cancelled', null],
    ]);
  });

  it('leaves alone what was taken out of it, and what was closed before', async () => {
    const { technician, one, other, free, held, parentId } = await anOutage();
    await technician.ask('course.part', { ticketId: free.id });
    await other.ask('ticket.cancel', { ticketId: held.id });
    await technician.ask('ticket.resolve', { ticketId: parentId, words: 'Fait' });
    expect((await one.ask('ticket.mine', {}))[0]?.state).toBe('new');
    expect((await other.ask('ticket.mine', {}))[0]?.state).toBe('cancelled');
  });

  it('leaves alone what a colleague has a session on', async () => {
    const scene = await aScene(desk);
    const underway = await aGrantedSession(scene);
    const { colleague, one, free } = await anOutage();
    await colleague.ask('course.part', { ticketId: free.id });
    await colleague.ask('ticket.take', { ticketId: free.id });
    await colleague.ask('course.gather', { ticketId: scene.ticket.id, parentId: free.id });
    await colleague.ask('ticket.resolve', { ticketId: free.id, words: 'Fait' });
    expect((await one.ask('ticket.mine', {}))[0]?.state).toBe('resolved');
    expect((await scene.employee.ask('ticket.mine', {}))[0]?.state).toBe('assigned');
    expect((await phaseOf(underway)).type).toBe('granted');
  });

  it('is one deep, and of open tickets only', async () => {
    const { technician, free, held, stranger, parentId } = await anOutage();
    const another = await stranger.ask('ticket.open', aRequestForHelp());
    const nested = { type: 'outage-nested' };
    expect(await technician.refused('course.gather', { ticketId: another.id, parentId: free.id })).toEqual(nested);
    expect(await technician.refused('course.gather', { ticketId: parentId, parentId: another.id })).toEqual(nested);
    expect(await technician.refused('course.gather', { ticketId: another.id, parentId: another.id })).toEqual(nested);
    expect(await technician.refused('course.part', { ticketId: another.id })).toEqual({ type: 'not-found' });
    await technician.ask('ticket.resolve', { ticketId: parentId, words: 'Fait' });
    const late = { ticketId: another.id, parentId };
    expect(await technician.refused('course.gather', late)).toEqual({ type: 'ticket-is', state: 'resolved' });
    expect(held.state).toBe('new');
  });

  it('names nobody else to a requester, whose ticket it gathers or stands under', async () => {
    const { employee, one, free, ticket } = await anOutage();
    const under = await one.ask('course.show', { ticketId: free.id });
    expect(under.outage).toEqual({ parent: { id: ticket.id, reference: ticket.reference }, children: [] });
    expect((await employee.ask('course.show', { ticketId: ticket.id })).outage).toEqual({ parent: null, children: [] });
  });

  it('holds when it is gathered and answered by several at once', async () => {
    const { technician, stranger, colleague, parentId, free, held } = await anOutage();
    const late = await Promise.all(Array.from({ length: 6 }, () => stranger.ask('ticket.open', aRequestForHelp())));
    const answers = await Promise.all([
      ...late.map(({ id }) => colleague.request('course.gather', { ticketId: id, parentId })),
      technician.request('ticket.resolve', { ticketId: parentId, words: 'Fait' }),
      technician.request('course.gather', { ticketId: free.id, parentId: held.id }),
    ]);
    expect(answers.filter((answer) => !answer.ok && answer.failure.type === 'broken')).toEqual([]);
    const { outage } = await technician.ask('course.show', { ticketId: parentId });
    const states = new Map(outage.children.map(({ id, state }) => [id, state]));
    for (const [index, { id }] of late.entries())
      expect(states.get(id)).toBe(answers[index]?.ok === true ? 'resolved' : undefined);
  });
});
