import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visit } from '../../app/visit/intervention.ts';
import type { RequestInput } from '../../app/wire/requests.ts';
import { aBroker } from './support/broker.ts';
import type { Client } from './support/client.ts';
import { connect } from './support/client.ts';
import { query } from './support/cluster.ts';
import type { Desk, Scene } from './support/desk.ts';
import { aScene, factsOf, openDesk } from './support/desk.ts';
import { aPerson } from './support/people.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const HOUR = 3_600_000;
const slotIn = (hours: number) => {
  const from = Math.ceil(Date.now() / HOUR) * HOUR + hours * HOUR;
  return { from, until: from + HOUR };
};

type Proposal = Omit<RequestInput<'visit.propose'>, 'ticketId' | 'interventionId'>;
const aProposal = (changes: Partial<Proposal> = {}): Proposal => ({
  reason: 'hands-needed',
  words: 'La carte réseau est à changer',
  dates: [slotIn(48), slotIn(72)],
  place: 'Mairie, bureau 12',
  material: 'Carte réseau',
  ...changes,
});

interface Planned extends Scene {
  readonly interventionId: string;
  readonly dates: Proposal['dates'];
}

async function aVisit(changes: Partial<Proposal> = {}): Promise<Planned> {
  const scene = await aScene(desk);
  const interventionId = randomUUID();
  const proposal = aProposal(changes);
  await scene.technician.ask('visit.propose', { ticketId: scene.ticket.id, interventionId, ...proposal });
  return { ...scene, interventionId, dates: proposal.dates };
}

async function anAgreedVisit(changes: Partial<Proposal> = {}): Promise<Planned & { readonly from: number }> {
  const planned = await aVisit(changes);
  const from = planned.dates[0]?.from ?? 0;
  await planned.employee.ask('visit.agree', { interventionId: planned.interventionId, from });
  return { ...planned, from };
}

async function visitOn(client: Client, ticketId: string): Promise<Visit> {
  const { all } = await client.ask('intervention.list', { ticketId });
  const visit = all.findLast((one) => one.kind === 'on-site');
  if (visit?.kind !== 'on-site') throw new Error('no visit is on the ticket');
  return visit;
}

const report = (changes: Partial<RequestInput<'visit.report'>> = {}) => ({
  startedAt: Date.now() - HOUR,
  minutes: 45,
  words: 'Carte réseau changée',
  used: 'Une carte',
  outcome: 'solved' as const,
  signature: {
    how: 'drawn' as const,
    name: 'Élise Martin',
    strokes: [
      [
        { x: 10, y: 20 },
        { x: 30, y: 40 },
      ],
    ],
  },
  ...changes,
});

const sweep = () => query(desk.broker.databaseUrl, `insert into pgboss.job (name) values ('sweep')`);

describe('[V2] a visit', () => {
  it('is proposed with why remote help was not enough, by whoever has the ticket, one at a time', async () => {
    const { employee, technician, ticket } = await aScene(desk);
    const proposal = { ticketId: ticket.id, interventionId: randomUUID(), ...aProposal() };
    const other = await desk.technician(1);
    expect((await other.refused('visit.propose', proposal)).type).toBe('ticket-not-yours');
    expect((await technician.refused('visit.propose', { ...proposal, words: ' ' })).type).toBe('malformed');
    await technician.ask('visit.propose', proposal);
    await technician.ask('visit.propose', proposal);
    const news = await employee.heard('visit-moved', (event) => event.ticketId === ticket.id);
    expect(news).toMatchObject({ news: 'proposed', from: { name: technician.welcome.person.name } });
    expect(await visitOn(employee, ticket.id)).toMatchObject({
      state: 'proposed',
      reason: 'hands-needed',
      words: 'La carte réseau est à changer',
      place: 'Mairie, bureau 12',
      material: 'Carte réseau',
    });
    const again = { ...proposal, interventionId: randomUUID() };
    expect(await technician.refused('visit.propose', again)).toEqual({ type: 'visit-planned' });
    const facts = await factsOf(technician, ticket.id);
    expect(facts.filter(({ type }) => type === 'visit-proposed')).toHaveLength(1);
  });

  it('[V3] is not proposed for the past, nor twice at once', async () => {
    const { technician, ticket } = await aScene(desk);
    const proposal = { ticketId: ticket.id, interventionId: randomUUID() };
    const past = aProposal({ dates: [slotIn(48), slotIn(-5)] });
    const twice = aProposal({ dates: [slotIn(48), slotIn(48)] });
    expect(await technician.refused('visit.propose', { ...proposal, ...past })).toMatchObject({ why: 'past' });
    expect(await technician.refused('visit.propose', { ...proposal, ...twice })).toMatchObject({ why: 'twice' });
  });

  it('has the contract’s word on visits and the place that the directory knows before it', async () => {
    const { technician, ticket } = await aScene(desk);
    const terms = await technician.ask('visit.terms', { ticketId: ticket.id });
    expect(terms.contract).toEqual({ name: 'Jour et nuit', onSite: '' });
    expect(terms.place).toMatch(/^Mairie /);
  });
});

describe('[V3] the date of a visit', () => {
  it('is picked by its requester, or others are asked for and everything is open again', async () => {
    const { employee, technician, ticket, interventionId, dates } = await aVisit();
    const from = dates[1]?.from ?? 0;
    expect(await employee.refused('visit.agree', { interventionId, from: from + 1 })).toEqual({
      type: 'visit-dates',
      why: 'not-proposed',
    });
    await employee.ask('visit.agree', { interventionId, from });
    expect(await visitOn(technician, ticket.id)).toMatchObject({ state: 'agreed', agreed: dates[1] });
    await technician.heard('visit-moved', (event) => event.ticketId === ticket.id && event.news === 'agreed');
    await employee.ask('visit.ask-other-dates', { interventionId, words: 'Plutôt le matin' });
    expect(await visitOn(technician, ticket.id)).toMatchObject({
      state: 'proposed',
      agreed: null,
      asked: 'Plutôt le matin',
    });
    const change = { interventionId, dates: [slotIn(96)], place: 'Annexe', material: '', words: 'Le matin, donc' };
    await technician.ask('visit.change', change);
    expect(await employee.refused('visit.agree', { interventionId, from })).toMatchObject({ why: 'not-proposed' });
    // Said aloud, and written down by the technician.
    await technician.ask('visit.agree', { interventionId, from: change.dates[0]?.from ?? 0 });
    expect(await visitOn(employee, ticket.id)).toMatchObject({ state: 'agreed', place: 'Annexe', asked: null });
  });

  it('is the requester’s word: a ticket that waited for it does no more', async () => {
    const { employee, technician, ticket, interventionId, dates } = await aVisit();
    await technician.ask('course.wait', { ticketId: ticket.id, words: 'Quelle date ?' });
    await employee.ask('visit.agree', { interventionId, from: dates[0]?.from ?? 0 });
    expect((await technician.ask('ticket.show', { ticketId: ticket.id })).ticket.state).toBe('assigned');
  });

  it('[W3] is nobody else’s to read, to pick or to call off', async () => {
    const { ticket, interventionId, dates } = await anAgreedVisit();
    const stranger = await aPerson(desk.broker, desk.administrator);
    for (const refused of [
      stranger.refused('intervention.list', { ticketId: ticket.id }),
      stranger.refused('visit.agree', { interventionId, from: dates[0]?.from ?? 0 }),
      stranger.refused('visit.ask-other-dates', { interventionId, words: 'x' }),
      stranger.refused('visit.cancel', { interventionId, words: 'x', avoided: false }),
      stranger.refused('visit.calendar', { interventionId }),
    ])
      expect(await refused).toEqual({ type: 'not-found' });
    const other = await desk.technician(1);
    expect((await other.refused('visit.report', { interventionId, ...report() })).type).toBe('ticket-not-yours');
  });
});

describe('[V4] a visit that does not take place', () => {
  it('says why, and counts as avoided when the support says so', async () => {
    const { employee, technician, ticket, interventionId } = await anAgreedVisit();
    const cancel = { interventionId, words: 'Réparé par téléphone', avoided: true };
    expect(await employee.refused('visit.cancel', cancel)).toEqual({ type: 'not-allowed' });
    await technician.ask('visit.cancel', cancel);
    expect(await visitOn(employee, ticket.id)).toMatchObject({
      state: 'cancelled',
      cancelled: { by: 'technician', words: 'Réparé par téléphone', avoided: true },
    });
    expect(await employee.refused('visit.cancel', { ...cancel, avoided: false })).toEqual({
      type: 'visit-is',
      state: 'cancelled',
    });
    const [kept] = await query(desk.broker.databaseUrl, 'select outcome from intervention where id = $1', [
      interventionId,
    ]);
    expect(kept).toEqual({ outcome: 'avoided' });
  });

  it('goes with its ticket: avoided when that was settled, called off when it was cancelled', async () => {
    const settled = await anAgreedVisit();
    await settled.technician.ask('ticket.resolve', { ticketId: settled.ticket.id, words: 'Rebranché à distance' });
    expect(await visitOn(settled.employee, settled.ticket.id)).toMatchObject({
      state: 'cancelled',
      cancelled: { by: 'ticket', avoided: true },
    });
    const late = await anAgreedVisit();
    const begun = `update intervention set agreed_from = now() - interval '1 hour', agreed_until = now() where id = $1`;
    await query(desk.broker.databaseUrl, begun, [late.interventionId]);
    await late.technician.ask('ticket.resolve', { ticketId: late.ticket.id, words: 'Réparé sur place' });
    expect(await visitOn(late.employee, late.ticket.id)).toMatchObject({ cancelled: { by: 'ticket', avoided: false } });
    const dropped = await aVisit();
    await dropped.employee.ask('ticket.cancel', { ticketId: dropped.ticket.id });
    expect(await visitOn(dropped.employee, dropped.ticket.id)).toMatchObject({
      cancelled: { by: 'ticket', avoided: false },
    });
  });
});

describe('[V5] the report of a visit', () => {
  it('is written once, with the signature and its time, and read by its requester', async () => {
    const { employee, technician, ticket, interventionId } = await anAgreedVisit();
    for (const ahead of [{ startedAt: Date.now() + HOUR }, { minutes: 90 }])
      expect(await technician.refused('visit.report', { interventionId, ...report(ahead) })).toEqual({
        type: 'visit-ahead',
      });
    const before = Date.now();
    await technician.ask('visit.report', { interventionId, ...report() });
    const { report: told, state } = await visitOn(employee, ticket.id);
    expect([state, told]).toMatchObject(['done', { words: 'Carte réseau changée', used: 'Une carte', minutes: 45 }]);
    expect(told?.signature).toMatchObject({ ...report().signature });
    expect(told?.signature.at).toBeGreaterThanOrEqual(before);
    expect(await technician.refused('visit.report', { interventionId, ...report() })).toEqual({
      type: 'visit-is',
      state: 'done',
    });
    expect((await factsOf(technician, ticket.id)).at(-1)).toMatchObject({ type: 'visit-done', signed: 'drawn' });
  });

  it('is of a visit that was agreed on', async () => {
    const { technician, interventionId } = await aVisit();
    expect(await technician.refused('visit.report', { interventionId, ...report() })).toEqual({
      type: 'visit-is',
      state: 'proposed',
    });
  });

  it('takes nothing for a signature but points, or a name with its tick, or why there is none', async () => {
    const { technician, interventionId } = await anAgreedVisit();
    const hostile = [
      { how: 'drawn', name: 'X', strokes: [['<svg onload=alert(1)>']] },
      { how: 'drawn', name: 'X', strokes: [[{ x: 'M0 0', y: 0 }]] },
      { how: 'drawn', name: 'X', strokes: [] },
      { how: 'typed', name: 'X' },
      { how: 'none', words: '' },
      { how: 'html', html: '<b>X</b>' },
    ];
    for (const signature of hostile) {
      const input = { interventionId, ...report(), signature };
      expect(await technician.send({ v: 1, type: 'visit.report', input })).toMatchObject({
        ok: false,
        failure: { type: 'malformed' },
      });
    }
  });
});

describe('[V6] guidance by telephone', () => {
  it('shows its technician on the phone until it is over, keeps what was ticked, and counts its time', async () => {
    const { employee, technician, ticket } = await aScene(desk, 3);
    const watching = await desk.technician(1);
    await technician.ask('ticket.look', { ticketId: ticket.id });
    const interventionId = randomUUID();
    const checklist = [{ words: 'Débrancher', done: false }];
    const begin = { ticketId: ticket.id, interventionId, articleId: null, checklist };
    await technician.ask('guidance.begin', begin);
    await technician.ask('guidance.begin', begin);
    const me = technician.welcome.person.id;
    const presence = async () => (await watching.ask('desk.colleagues', {})).find(({ id }) => id === me)?.presence;
    expect(await presence()).toBe('on-phone');
    await watching.heard('colleague-changed', ({ colleague }) => colleague.presence === 'on-phone');
    const elsewhere = await technician.refused('guidance.begin', { ...begin, interventionId: randomUUID() });
    expect(elsewhere).toEqual({ type: 'guidance-running', reference: ticket.reference });
    const noted = { interventionId, checklist: [{ words: 'Débrancher', done: true }], notes: 'Rebranché ensemble' };
    await technician.ask('guidance.note', noted);
    const { all } = await employee.ask('intervention.list', { ticketId: ticket.id });
    expect(all).toMatchObject([{ kind: 'telephone', endedAt: null, checklist: noted.checklist }]);
    const end = { ...noted, minutes: null, outcome: 'solved' } as const;
    const ended = await technician.ask('guidance.end', end);
    expect(ended.all).toMatchObject([{ minutes: 1, outcome: 'solved', notes: 'Rebranché ensemble' }]);
    expect(await technician.refused('guidance.end', end)).toEqual({ type: 'guidance-over' });
    expect(await presence()).toBe('free');
    expect((await factsOf(technician, ticket.id)).at(-1)).toMatchObject({
      type: 'guidance-ended',
      minutes: 1,
      words: 'Rebranché ensemble',
    });
  });

  it('takes as long as whoever guided says, and is theirs alone to end', async () => {
    const { technician, ticket } = await aScene(desk);
    const interventionId = randomUUID();
    await technician.ask('guidance.begin', { ticketId: ticket.id, interventionId, articleId: null, checklist: [] });
    const end = { interventionId, checklist: [], notes: '', minutes: 25, outcome: 'goes-on' as const };
    const other = await desk.technician(1);
    expect(await other.refused('guidance.end', end)).toEqual({ type: 'not-found' });
    // Whosever the ticket is by now.
    await other.ask('ticket.take', { ticketId: ticket.id });
    expect((await technician.ask('guidance.end', end)).all).toMatchObject([{ minutes: 25 }]);
  });

  it.each([
    ['not-reached', false],
    ['goes-on', true],
  ] as const)('[G2] that came to %s counts as help that was given: %s', async (outcome, guided) => {
    const { technician, ticket } = await aScene(desk);
    const call = { interventionId: randomUUID(), checklist: [] };
    await technician.ask('guidance.begin', { ...call, ticketId: ticket.id, articleId: null });
    await technician.ask('guidance.end', { ...call, notes: '', minutes: 1, outcome });
    const counted = 'select guided from ticket_figure where ticket_id = $1';
    expect(await query(desk.broker.databaseUrl, counted, [ticket.id])).toEqual([{ guided }]);
  });

  it('has an article that is published for its checklist, or none', async () => {
    const { technician, ticket } = await aScene(desk);
    const begin = { ticketId: ticket.id, interventionId: randomUUID(), checklist: [] };
    expect(await technician.refused('guidance.begin', { ...begin, articleId: randomUUID() })).toEqual({
      type: 'not-found',
    });
    const [line] = await technician.ask('knowledge.search', { words: '', language: 'fr', show: 'published' });
    const { all } = await technician.ask('guidance.begin', { ...begin, articleId: line?.id ?? '' });
    expect(all).toMatchObject([{ article: { title: line?.title } }]);
    await technician.ask('guidance.end', { ...begin, notes: '', minutes: 1, outcome: 'not-reached' });
  });

  it('[V7] [E8] never has for its checklist what is written for the support alone', async () => {
    const { technician, ticket } = await aScene(desk);
    const saved = await desk.administrator.ask('knowledge.save-draft', {
      articleId: null,
      revision: 0,
      language: 'fr',
      pairedWith: null,
      fromTicket: null,
      content: {
        title: 'Le mot de passe du BIOS',
        symptoms: [],
        products: [],
        audience: 'technicians',
        category: 'hardware',
        steps: [{ do: 'Maintenez F2.', ask: null }],
        stop: '',
      },
    });
    const { id: articleId } = saved;
    const handedIn = await desk.administrator.ask('knowledge.submit', {
      articleId,
      revision: saved.draft?.revision ?? 0,
    });
    const reviewer = await desk.technician(2);
    await reviewer.ask('knowledge.publish', { articleId, revision: handedIn.draft?.revision ?? 0 });
    const begin = { ticketId: ticket.id, interventionId: randomUUID(), articleId, checklist: [] };
    expect(await technician.refused('guidance.begin', begin)).toEqual({ type: 'not-found' });
    expect((await technician.ask('intervention.list', { ticketId: ticket.id })).all).toEqual([]);
  });
});

describe('[V8] the reminder of a visit', () => {
  it('comes once, to both sides, when its time has come, whatever brokers there are', async () => {
    const { employee, technician, ticket, interventionId } = await anAgreedVisit({ dates: [slotIn(20)] });
    const later = await anAgreedVisit({ dates: [slotIn(60)] });
    const second = await aBroker(desk.broker.databaseUrl);
    const elsewhere = await connect(second.url, { token: employee.token });
    await sweep();
    await employee.heard('visit-moved', (event) => event.ticketId === ticket.id && event.news === 'reminded');
    await technician.heard('visit-moved', (event) => event.ticketId === ticket.id && event.news === 'reminded');
    await elsewhere.heard('visit-moved', (event) => event.ticketId === ticket.id && event.news === 'reminded');
    await sweep();
    const reminders = async (ticketId: string) =>
      (await factsOf(technician, ticketId)).filter(({ type }) => type === 'visit-reminded').length;
    expect([await reminders(ticket.id), await reminders(later.ticket.id)]).toEqual([1, 0]);
    const change = { interventionId, dates: [slotIn(22)], place: 'Mairie', material: '', words: 'Plus tard' };
    await technician.ask('visit.change', change);
    await employee.ask('visit.agree', { interventionId, from: change.dates[0]?.from ?? 0 });
    await sweep();
    await expect.poll(() => reminders(ticket.id), { timeout: 20_000 }).toBe(2);
    await second.stop();
  }, 60_000);

  it('comes as long before as administrators set, or not at all', async () => {
    expect(await desk.administrator.ask('visit.settings', {})).toEqual({ remindHours: 24 });
    await desk.administrator.ask('visit.change-settings', { remindHours: 0 });
    expect(await desk.administrator.ask('visit.settings', {})).toEqual({ remindHours: 0 });
    await desk.administrator.ask('visit.change-settings', { remindHours: 24 });
  });
});

describe('[V9] the calendar file', () => {
  it('is there for both sides once there is a date, and grows with every change', async () => {
    const { employee, technician, ticket, interventionId, from } = await anAgreedVisit();
    const { name, text } = await employee.ask('visit.calendar', { interventionId });
    expect(name).toBe(`${ticket.reference}.ics`);
    expect(text).toContain(`DTSTART:${new Date(from).toISOString().replaceAll(/[-:]|\.000/g, '')}`);
    const sequenceOf = (file: string): number => Number(/^SEQUENCE:(\d+)/m.exec(file)?.[1]);
    const change = { interventionId, dates: [slotIn(90)], place: 'Annexe', material: '', words: 'Grève' };
    await technician.ask('visit.change', change);
    expect(await employee.refused('visit.calendar', { interventionId })).toEqual({
      type: 'visit-is',
      state: 'proposed',
    });
    await employee.ask('visit.agree', { interventionId, from: change.dates[0]?.from ?? 0 });
    const later = await technician.ask('visit.calendar', { interventionId });
    expect(sequenceOf(later.text)).toBeGreaterThan(sequenceOf(text));
    expect(later.text).toContain('LOCATION:Annexe');
  });
});

describe('[V7] [J3] what was done for a ticket', () => {
  it('is read by its requester, and its words and signature go with them', async () => {
    const person = await aPerson(desk.broker, desk.administrator, { name: 'Irène Bavarde' });
    const technician = await desk.technician(2);
    const opened = { requestId: randomUUID(), words: 'Écran noir', impact: 'blocked', askedAt: 1 } as const;
    const { id: ticketId } = await person.ask('ticket.open', opened);
    await technician.ask('ticket.take', { ticketId });
    const call = { interventionId: randomUUID(), checklist: [{ words: 'Secret un', done: true }] };
    await technician.ask('guidance.begin', { ...call, ticketId, articleId: null });
    await technician.ask('guidance.end', { ...call, notes: 'Secret deux', minutes: 3, outcome: 'goes-on' });
    const interventionId = randomUUID();
    const proposal = aProposal({ words: 'Secret trois', place: 'Secret quatre', material: 'Secret cinq' });
    await technician.ask('visit.propose', { ticketId, interventionId, ...proposal });
    await person.ask('visit.agree', { interventionId, from: proposal.dates[0]?.from ?? 0 });
    const signature = { how: 'typed', name: 'Irène Bavarde', ticked: true } as const;
    await technician.ask('visit.report', { interventionId, ...report({ words: 'Secret six', signature }) });
    const { all } = await person.ask('intervention.list', { ticketId });
    expect(JSON.stringify(all)).toMatch(/Secret un.*Secret deux.*Secret trois.*Secret six/);
    const { id: personId, name } = person.welcome.person;
    await desk.administrator.ask('privacy.erase', { personId, name });
    const [left] = await query<{ text: string }>(
      desk.broker.databaseUrl,
      `select (select jsonb_agg(intervention)::text from intervention)
        || (select jsonb_agg(audit_value)::text from audit_value) as text`,
    );
    expect(left?.text).not.toMatch(/Secret (?:un|deux|trois|quatre|cinq|six)|Irène Bavarde/);
    const after = await technician.ask('intervention.list', { ticketId });
    expect(after.all).toMatchObject([{ minutes: 3 }, { state: 'done', report: { minutes: 45 } }]);
  });
});
