import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ticket } from '../../app/ticket/ticket.ts';
import { PROTOCOL } from '../../app/wire/envelope.ts';
import { answerOf } from '../../app/wire/failures.ts';
import type { RequestInput } from '../../app/wire/requests.ts';
import { requests } from '../../app/wire/requests.ts';
import type { TestBroker } from './support/broker.ts';
import { aBroker } from './support/broker.ts';
import type { Client } from './support/client.ts';
import { connect } from './support/client.ts';
import { query } from './support/cluster.ts';
import type { Desk } from './support/desk.ts';
import { aGrantedSession, aRequestForHelp, aScene, factsOf, openDesk } from './support/desk.ts';
import { aDemand, aDevice } from './support/ends.ts';
import { aPerson, aTeam, aTechnician } from './support/people.ts';

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

const begun = async (technician: Client, channel: 'telephone' | 'on-site' = 'telephone') => {
  const intakeId = randomUUID();
  return { intakeId, ...(await technician.ask('intake.begin', { intakeId, channel })) };
};

const JUDGED = { impact: 'hindered', urgency: null, category: null } as const;

const recorded = async (
  technician: Client,
  requester: Client,
  changes: Partial<RequestInput<'intake.record'>> = {},
): Promise<Ticket> => {
  const { intakeId } = await begun(technician);
  const requesterId = requester.welcome.person.id;
  return await technician.ask('intake.record', {
    intakeId,
    requesterId,
    words: 'Le badge ne passe plus',
    ...JUDGED,
    keep: false,
    ...changes,
  });
};

/** A team that nobody else in this file works with, so that its queue holds what the test put there. */
const aQueue = async () => {
  const teamId = await aTeam(desk.administrator, `Équipe ${randomUUID()}`, 1);
  return { teamId, queue: { of: 'team', teamId } as const };
};

const waitingIn = async (teamId: string, technician: Client, employee: Client, impact: Ticket['impact']) => {
  const { id } = await employee.ask('ticket.open', aRequestForHelp({ impact }));
  return await technician.ask('ticket.assign', { ticketId: id, to: { type: 'team', id: teamId } });
};

describe('[Q2] the priority', () => {
  it('follows impact and urgency, until it is given by hand with a reason, and again once either changes', async () => {
    const [employee, technician] = [await desk.employee(), await desk.technician(1)];
    const opened = await employee.ask('ticket.open', aRequestForHelp({ impact: 'hindered' }));
    expect(opened).toMatchObject({ priority: 3, priorityGiven: false, level: 1, team: null, channel: 'client' });
    const about = { ticketId: opened.id };
    const urgent = { ...about, impact: 'blocked', urgency: 'high', category: 'software' } as const;
    expect(await technician.ask('ticket.classify', urgent)).toMatchObject({ priority: 1, category: 'software' });
    const given = await technician.ask('ticket.give-priority', { ...about, priority: 4, words: 'Rien ne presse' });
    expect(given).toMatchObject({ priority: 4, priorityGiven: true });
    const filed = await technician.ask('ticket.classify', { ...urgent, category: 'hardware' });
    expect(filed).toMatchObject({ priority: 4, priorityGiven: true, category: 'hardware' });
    const judged = await technician.ask('ticket.classify', { ...urgent, urgency: 'low' });
    expect(judged).toMatchObject({ priority: 3, priorityGiven: false });
    const kinds = (await factsOf(technician, opened.id)).map(({ type }) => type);
    expect(kinds.filter((kind) => kind === 'priority-given')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'ticket-classified')).toHaveLength(3);
  });

  it('of what comes in next is that of the matrix which administrators have set', async () => {
    const before = await desk.administrator.ask('desk.settings', {});
    const row = { high: 1, medium: 1, low: 2 } as const;
    const matrix = { blocked: row, hindered: row, question: { high: 2, medium: 2, low: 2 } } as const;
    await desk.administrator.ask('desk.change-settings', { matrix });
    const opened = await (await desk.employee()).ask('ticket.open', aRequestForHelp({ impact: 'question' }));
    expect(opened.priority).toBe(2);
    await desk.administrator.ask('desk.change-settings', before);
  });

  it('is nobody’s to judge on what a colleague has', async () => {
    const { ticket } = await aScene(desk);
    const stranger = await desk.technician(3);
    const no = { type: 'ticket-not-yours', assignee: ticket.assignee?.name };
    const about = { ticketId: ticket.id };
    expect(await stranger.refused('ticket.classify', { ...about, ...JUDGED })).toEqual(no);
    expect(await stranger.refused('ticket.give-priority', { ...about, priority: 1, words: 'x' })).toEqual(no);
    expect(await stranger.refused('ticket.snooze', { ...about, until: Date.now() + 60_000 })).toEqual(no);
  });
});

describe('[Q3] an intake', () => {
  it('draws references of its own on two brokers at once, each once, however often it is begun', async () => {
    const here = await desk.technician(1);
    const there = await connect(second.url, { token: here.token });
    const ids = Array.from({ length: 20 }, () => randomUUID());
    const drawn = await Promise.all(
      [...ids, ...ids].map((intakeId, index) =>
        (index % 2 === 0 ? here : there).ask('intake.begin', { intakeId, channel: 'telephone' }),
      ),
    );
    const references = drawn.map(({ reference }) => reference);
    expect(new Set(references).size).toBe(ids.length);
    expect(references.slice(ids.length)).toEqual(references.slice(0, ids.length));
    for (const intakeId of ids) await here.ask('intake.abandon', { intakeId, words: 'Essai', callerId: null });
  });

  it('becomes the ticket of its reference and of its beginning, once', async () => {
    const [employee, technician] = [await desk.employee(), await desk.technician(1)];
    const { intakeId, reference } = await begun(technician, 'on-site');
    const requesterId = employee.welcome.person.id;
    const judged = { impact: 'blocked', urgency: 'high', category: 'hardware' } as const;
    const record = { intakeId, requesterId, words: 'L’écran reste noir', ...judged, keep: true };
    const ticket = await technician.ask('intake.record', record);
    expect(ticket).toMatchObject({ reference, channel: 'on-site', state: 'assigned', priority: 1, ...judged });
    expect(await technician.ask('intake.record', record)).toMatchObject({ id: ticket.id });
    expect((await factsOf(technician, ticket.id)).map(({ type }) => type)).toEqual(['ticket-opened', 'ticket-taken']);
    const { ticket: told } = await employee.heard('ticket-changed', (event) => event.ticket.reference === reference);
    expect(told.id).toBe(ticket.id);
    expect(await technician.refused('intake.abandon', { intakeId, words: 'x', callerId: null })).toEqual({
      type: 'intake-over',
    });
  });

  it('that two begin under one name at the same moment is one’s, and the other is told so', async () => {
    const both = [await desk.technician(1), await desk.technician(2)];
    for (let round = 0; round < 10; round += 1) {
      const begin = { intakeId: randomUUID(), channel: 'telephone' } as const;
      const answers = await Promise.all(
        both.map((technician) => technician.send({ v: PROTOCOL, type: 'intake.begin', input: begin })),
      );
      const read = answers.map((answer) => answerOf(requests['intake.begin'].output).parse(answer));
      expect(read.filter(({ ok }) => !ok)).toEqual([{ ok: false, failure: { type: 'not-found' } }]);
    }
  });

  it('is nobody else’s to end, and no employee’s to begin', async () => {
    const { intakeId } = await begun(await desk.technician(1));
    const other = await desk.technician(2);
    expect(await other.refused('intake.abandon', { intakeId, words: 'x', callerId: null })).toEqual({
      type: 'not-found',
    });
    expect(await other.refused('intake.begin', { intakeId, channel: 'telephone' })).toEqual({ type: 'not-found' });
    const employee = await desk.employee();
    const begin = { intakeId: randomUUID(), channel: 'telephone' } as const;
    expect(await employee.refused('intake.begin', begin)).toEqual({ type: 'not-allowed' });
  });

  it('about what waits already goes there, and its number goes to nobody', async () => {
    const [employee, technician] = [await desk.employee(), await desk.technician(1)];
    const { id } = await employee.ask('ticket.open', aRequestForHelp());
    const { intakeId, reference } = await begun(technician);
    const said = { intakeId, ticketId: id, words: 'C’est pire' };
    expect(await technician.ask('intake.attach', said)).toMatchObject({ id });
    expect((await factsOf(technician, id)).at(-1)).toMatchObject({ type: 'call-added', words: 'C’est pire' });
    const next = await begun(technician);
    expect(Number(next.reference.slice(-6))).toBeGreaterThan(Number(reference.slice(-6)));
    expect(await technician.ask('ticket.search', { words: reference })).toEqual([]);
  });

  it('that was given up leaves its reason in the audit', async () => {
    const technician = await desk.technician(1);
    const { intakeId, reference } = await begun(technician);
    await technician.ask('intake.abandon', { intakeId, words: 'A raccroché', callerId: null });
    const [event] = await query<{ value: unknown }>(
      desk.broker.databaseUrl,
      `select value from audit_event join audit_value on event_id = id
        where kind = 'intake-abandoned' and reference = $1 and name = 'words'`,
      [reference],
    );
    expect(event?.value).toBe('A raccroché');
  });
});

describe('[Q4] a caller', () => {
  it('is found by each thing that can be said of them', async () => {
    const employee = await aPerson(desk.broker, desk.administrator, {
      name: 'Zoé Quéméneur-Ünal',
      email: 'zoe.unal@example.org',
      telephone: '+33 6 98 76 54 32',
    });
    await aDevice().attach(employee, 'PORTABLE-7731');
    const technician = await desk.technician(1);
    for (const words of ['zo', 'quemeneur', 'UNAL Zoe', 'zoe.unal@', '06 98 76', '+33698', '98.76.54', 'portable-773'])
      expect(
        (await technician.ask('intake.find-callers', { words })).map(({ name }) => name),
        words,
      ).toContain('Zoé Quéméneur-Ünal');
    expect(await technician.ask('intake.find-callers', { words: '%_%' })).toEqual([]);
    const { id } = await employee.ask('ticket.open', aRequestForHelp());
    const file = await technician.ask('intake.show-caller', { personId: employee.welcome.person.id });
    expect(file.caller).toMatchObject({ telephone: '+33 6 98 76 54 32', workstations: ['PORTABLE-7731'] });
    expect(file.open.map((ticket) => ticket.id)).toEqual([id]);
  });

  it('who has been disabled is found no more', async () => {
    const { welcome } = await aPerson(desk.broker, desk.administrator, { name: 'Yvette Disparue' });
    const technician = await desk.technician(1);
    expect(await technician.ask('intake.find-callers', { words: 'yvette' })).toHaveLength(1);
    const person = (await desk.administrator.ask('person.list', {})).find(({ id }) => id === welcome.person.id);
    const editing = { id: welcome.person.id, seen: person?.changedAt ?? 0 };
    await desk.administrator.ask('person.set-disabled', { editing, disabled: true });
    expect(await technician.ask('intake.find-callers', { words: 'yvette' })).toEqual([]);
  });
});

describe('[Q5] the next ticket', () => {
  it('is another for each who takes one at the same moment, on two brokers, and none is left or given twice', async () => {
    const [employee, technician] = [await desk.employee(), await desk.technician(1)];
    const { teamId, queue } = await aQueue();
    const many = 12;
    const ids = new Set<string>();
    for (let n = 0; n < many; n += 1) ids.add((await waitingIn(teamId, technician, employee, 'blocked')).id);
    const people = await Promise.all(
      Array.from({ length: 4 }, (_, n) => aTechnician(desk.broker, desk.administrator, 1, `Personne ${'ABCD'[n]}`)),
    );
    const hands = await Promise.all(
      people.map((person, n) => (n % 2 === 0 ? person : connect(second.url, { token: person.token }))),
    );
    const taken = await Promise.all(
      Array.from({ length: many }, (_, n) => hands[n % hands.length]?.ask('ticket.take-next', { queue })),
    );
    expect(new Set(taken.map((ticket) => ticket?.id))).toEqual(ids);
    expect(await technician.refused('ticket.take-next', { queue })).toEqual({ type: 'queue-empty' });
  });

  it('is the most pressing, then the oldest', async () => {
    const [employee, technician] = [await desk.employee(), await desk.technician(1)];
    const { teamId, queue } = await aQueue();
    const question = await waitingIn(teamId, technician, employee, 'question');
    const first = await waitingIn(teamId, technician, employee, 'blocked');
    const later = await waitingIn(teamId, technician, employee, 'blocked');
    const order = [first.id, later.id, question.id];
    expect((await technician.ask('ticket.queue', { queue })).map(({ id }) => id)).toEqual(order);
    for (const id of order) expect(await technician.ask('ticket.take-next', { queue })).toMatchObject({ id });
    const personId = technician.welcome.person.id;
    const mine = await technician.ask('ticket.queue', { queue: { of: 'person', personId } });
    expect(mine.map(({ id }) => id)).toEqual(expect.arrayContaining(order));
  });
});

describe('[Q6] levels and teams', () => {
  it('are not for whoever asks for help to choose', async () => {
    const employee = await desk.employee();
    const wish = { ...aRequestForHelp(), level: 3, team: randomUUID(), priority: 1, channel: 'telephone' };
    expect(await employee.ask('ticket.open', wish)).toMatchObject({ level: 1, team: null, channel: 'client' });
  });

  it('hold a ticket inside its level, whoever it is handed to', async () => {
    const [employee, technician] = [await desk.employee(), await desk.technician(1)];
    const { id: ticketId } = await employee.ask('ticket.open', aRequestForHelp());
    const colleague = await aTechnician(desk.broker, desk.administrator, 1, 'Hugo Blanc');
    const above = (await desk.technician(2)).welcome.person.id;
    const to = (id: string) => ({ ticketId, to: { type: 'person', id } }) as const;
    expect(await technician.refused('ticket.assign', to(above))).toEqual({ type: 'another-level', level: 2 });
    expect(await technician.refused('ticket.assign', to(employee.welcome.person.id))).toEqual({ type: 'not-found' });
    const given = await technician.ask('ticket.assign', to(colleague.welcome.person.id));
    expect(given).toMatchObject({ state: 'assigned', assignee: { name: 'Hugo Blanc' } });
    const no = { type: 'ticket-not-yours', assignee: 'Hugo Blanc' };
    expect(await technician.refused('ticket.assign', to(technician.welcome.person.id))).toEqual(no);
    const { teamId, queue } = await aQueue();
    const team = { ticketId, to: { type: 'team', id: teamId } } as const;
    expect(await colleague.ask('ticket.assign', team)).toMatchObject({ state: 'new', assignee: null });
    expect((await colleague.ask('ticket.queue', { queue })).map(({ id }) => id)).toEqual([ticketId]);
    expect((await factsOf(technician, ticketId)).filter(({ type }) => type === 'ticket-assigned')).toHaveLength(2);
  });

  it('end what runs on a ticket that leaves the hands it was in', async () => {
    const { technician, ticket, session, employee } = await aGrantedSession(await aScene(desk));
    const colleague = await aTechnician(desk.broker, desk.administrator, 1, 'Iris Noël');
    await technician.ask('ticket.assign', {
      ticketId: ticket.id,
      to: { type: 'person', id: colleague.welcome.person.id },
    });
    await employee.heard(
      'session-changed',
      (event) => event.session.id === session.id && event.session.phase.type === 'ended',
    );
  });
});

describe('[Q7] what is put aside', () => {
  it('is nobody’s next until its moment has come, or its requester calls again', async () => {
    const [employee, technician] = [await desk.employee(), await desk.technician(1)];
    const { teamId, queue } = await aQueue();
    const { id: ticketId } = await waitingIn(teamId, technician, employee, 'blocked');
    const until = Date.now() + 3_600_000;
    expect(await technician.ask('ticket.snooze', { ticketId, until })).toMatchObject({ snoozedUntil: until });
    expect(await technician.refused('ticket.take-next', { queue })).toEqual({ type: 'queue-empty' });
    const { intakeId } = await begun(technician);
    await technician.ask('intake.attach', { intakeId, ticketId, words: 'Alors ?' });
    await technician.ask('ticket.snooze', { ticketId, until: Date.now() + 300 });
    await expect
      .poll(() => technician.request('ticket.take-next', { queue }))
      .toMatchObject({ value: { id: ticketId } });
  });
});

describe('[Q13] a level', () => {
  it('takes nothing from above it, whichever way, and helps out below', async () => {
    const { technician, ticket } = await aScene(desk, 1);
    const ticketId = ticket.id;
    const said = { hypothesis: 'Le profil', tried: 'Un autre poste', outcome: 'unclear' } as const;
    await technician.ask('course.diagnose', { ticketId, requestId: randomUUID(), ...said });
    await technician.ask('course.hand-over', { ticketId, to: 2, teamId: null, words: 'Au-delà de nous' });
    expect(await technician.refused('ticket.take', { ticketId })).toEqual({ type: 'level-above', level: 2 });
    const queue = { of: 'level', level: 2, teamId: null } as const;
    expect(await technician.refused('ticket.take-next', { queue })).toEqual({ type: 'queue-empty' });
    const third = await desk.technician(3);
    const [before = 0] = await third.ask('ticket.count-waiting', { queues: [queue] });
    expect(await third.ask('ticket.take', { ticketId })).toMatchObject({ state: 'assigned', level: 2 });
    const mine = { of: 'person', personId: third.welcome.person.id } as const;
    const [after, held = 0] = await third.ask('ticket.count-waiting', { queues: [queue, mine] });
    expect(after).toBe(before - 1);
    expect(held).toBeGreaterThan(0);
  });
});

describe('[Q8] colleagues', () => {
  it('are away, there, on the phone and in a session, as they are', async () => {
    const witness = await connect(second.url, { token: (await desk.technician(3)).token });
    const scene = await aScene(desk);
    const { id } = scene.technician.welcome.person;
    const seen = async () =>
      (await witness.ask('desk.colleagues', {})).find((colleague) => colleague.id === id)?.presence;
    await scene.technician.ask('ticket.look', { ticketId: null });
    expect(await seen()).toBe('free');
    await scene.technician.ask('desk.set-on-phone', { onPhone: true });
    await witness.heard(
      'colleague-changed',
      ({ colleague }) => colleague.id === id && colleague.presence === 'on-phone',
    );
    const underway = await aGrantedSession(scene);
    await witness.heard('colleague-changed', ({ colleague }) => colleague.presence === 'in-session');
    await underway.tell({ type: 'ended', at: Date.now(), reason: 'stopped-by-employee' });
    await expect.poll(seen).toBe('on-phone');
    const others = await Promise.all([desk.technician(2)]);
    for (const other of others) other.close();
    scene.technician.close();
    await expect.poll(seen).toBe('away');
    // Whoever comes back is not on the phone any more.
    const again = await desk.technician(2);
    await again.ask('ticket.look', { ticketId: null });
    expect(await seen()).toBe('free');
    again.close();
    await expect.poll(seen).toBe('away');
  });

  it('who have the same ticket before them are told of each other, on two brokers, until the window closes', async () => {
    const { ticket, technician } = await aScene(desk);
    const other = await aTechnician(desk.broker, desk.administrator, 1, 'Jade Perrin');
    const there = await connect(second.url, { token: other.token });
    const ticketId = ticket.id;
    expect(await technician.ask('ticket.look', { ticketId })).toEqual({ others: [], watching: false });
    const { others } = await there.ask('ticket.look', { ticketId });
    expect(others.map(({ id }) => id)).toEqual([technician.welcome.person.id]);
    const jade = (event: { lookers: { name: string }[] }): boolean =>
      event.lookers.some(({ name }) => name === 'Jade Perrin');
    await technician.heard('looking-changed', (event) => event.ticketId === ticketId && jade(event));
    there.close();
    await technician.heard('looking-changed', (event) => event.ticketId === ticketId && !jade(event));
  });

  it('who watch a ticket find it among what they watch', async () => {
    const { ticket } = await aScene(desk);
    const watcher = await desk.technician(3);
    const about = { ticketId: ticket.id };
    await watcher.ask('ticket.watch', { ...about, watching: true });
    const watched = async () => (await watcher.ask('ticket.queue', { queue: { of: 'watched' } })).map(({ id }) => id);
    expect(await watched()).toEqual([ticket.id]);
    expect(await watcher.ask('ticket.look', about)).toMatchObject({ watching: true });
    await watcher.ask('ticket.watch', { ...about, watching: false });
    expect(await watched()).toEqual([]);
  });
});

describe('[Q9] a ticket is found', () => {
  it('by any fragment of its reference, however it is typed', async () => {
    const [employee, technician] = [await desk.employee(), await desk.technician(1)];
    const { id, reference } = await employee.ask('ticket.open', aRequestForHelp());
    const [kind, year, number] = reference.split('-');
    const forms = [
      reference,
      reference.toLowerCase(),
      reference.slice(-4),
      `${kind}${year}${number}`,
      `${year} ${Number(number)}`,
    ];
    for (const words of [...forms, `${kind}-${year}-${Number(number)}`].filter((form) => form.length > 1))
      expect(
        (await technician.ask('ticket.search', { words })).map((ticket) => ticket.id),
        words,
      ).toContain(id);
  });

  it('by its requester’s name as it is now, and by no sign that a search gives a meaning to', async () => {
    const employee = await aPerson(desk.broker, desk.administrator, { name: 'Anaïs Avant' });
    const technician = await desk.technician(1);
    const { id } = await employee.ask('ticket.open', aRequestForHelp({ words: '100% plein' }));
    const found = async (words: string) =>
      (await technician.ask('ticket.search', { words })).map((ticket) => ticket.id);
    expect(await found('anais avant')).toEqual([id]);
    expect(await found('100%')).toEqual([id]);
    expect(await found('1%n')).toEqual([]);
    const before = (await desk.administrator.ask('person.list', {})).find(
      (one) => one.id === employee.welcome.person.id,
    );
    if (before === undefined) throw new Error('nobody of that name');
    const { name: _, email, role, teamId, organisationId, siteId, certifications } = before;
    await desk.administrator.ask('person.update', {
      ...{ name: 'Anaïs Après', email, role, level: null, teamId, organisationId, siteId, certifications },
      editing: { id: before.id, seen: before.changedAt },
    });
    expect(await found('anais apres plein')).toEqual([id]);
    expect(await found('anais avant')).toEqual([]);
  });
});

describe('[Q10] what was taken down by telephone', () => {
  it('has no computer that a session could be asked of, even where its requester’s is connected', async () => {
    const scene = await aScene(desk);
    const ticket = await recorded(scene.technician, scene.employee, { keep: true });
    expect(ticket.workstation).toBeNull();
    expect(await scene.technician.refused('session.request', aDemand(ticket.id).signed)).toEqual({
      type: 'no-workstation',
    });
  });
});
