import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sumOf } from '../../app/report/figures.ts';
import type { Grouping, Report, Scope } from '../../app/report/report.ts';
import type { Ticket } from '../../app/ticket/ticket.ts';
import type { RequestInput } from '../../app/wire/requests.ts';
import type { Client } from './support/client.ts';
import { query } from './support/cluster.ts';
import type { Desk } from './support/desk.ts';
import { aGrantedSession, aRequestForHelp, aScene, openDesk, reached } from './support/desk.ts';
import type { Told } from './support/figures.ts';
import { figuresOf, secondsWithin } from './support/figures.ts';
import { anOrganisation, aPerson, aTeam } from './support/people.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const DAY = 24 * 60 * 60_000;
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const ALL: Scope = { teamId: null, organisationId: null, category: null, level: null };

/** Of a month that has today in it, by the clock of Greenwich. */
const asked = (scope: Partial<Scope> = {}, by: Grouping = 'level'): RequestInput<'report.show'> => ({
  period: { from: dayOf(Date.now() - 20 * DAY), to: dayOf(Date.now() + DAY) },
  timeZone: 'UTC',
  by,
  scope: { ...ALL, ...scope },
});

const reported = (scope: Partial<Scope> = {}, by: Grouping = 'level'): Promise<Report> =>
  desk.administrator.ask('report.show', asked(scope, by));

/** An organisation of its own, so that nothing of another test is counted, and somebody who asks. */
const aRequester = async (terms: Parameters<typeof anOrganisation>[1] = {}) => {
  const organisationId = await anOrganisation(desk.administrator, terms);
  const employee = await aPerson(desk.broker, desk.administrator, { organisationId });
  return { organisationId, employee };
};

/** As it goes in a real week; now and then somebody tries what cannot be done, and nothing comes of it. */
async function wander(employee: Client, hands: readonly Client[], ticketId: string, choose: (of: number) => number) {
  const words = 'Au hasard';
  const found = { hypothesis: words, tried: words, outcome: 'unclear' } as const;
  for (let step = 0; step < 8; step += 1) {
    const { ticket } = await one(hands, choose).ask('ticket.show', { ticketId });
    const holder = hands.find(({ welcome }) => welcome.person.id === ticket.assignee?.id);
    const who = choose(6) > 0 && holder !== undefined ? holder : one(hands, choose);
    const concernId = (await employee.ask('course.show', { ticketId })).concerns[0]?.id ?? '';
    const tries = {
      take: () => who.request('ticket.take', { ticketId }),
      other: () => one(hands, choose).request('ticket.take', { ticketId }),
      release: () => who.request('ticket.release', { ticketId, words }),
      wait: () => who.request('course.wait', { ticketId, words }),
      resume: () => who.request('course.resume', { ticketId }),
      move: async () => {
        await who.request('course.diagnose', { ticketId, requestId: randomUUID(), ...found });
        const to = ticket.level === 2 ? one([1, 3] as const, choose) : 2;
        return who.request('course.hand-over', { ticketId, to, teamId: null, words });
      },
      resolve: () => who.request('ticket.resolve', { ticketId, words }),
      confirm: () => employee.request('course.confirm', { ticketId, concernId }),
      refuse: () => employee.request('course.refuse', { ticketId, concernId, words }),
      reopen: () => employee.request('course.reopen', { ticketId }),
      rate: () =>
        employee.request('course.rate', { ticketId, face: one([1, 2, 3, 4, 5] as const, choose), words: null }),
      cancel: () => employee.request('ticket.cancel', { ticketId }),
    };
    type Try = keyof typeof tries;
    const likely: Readonly<Record<Ticket['state'], readonly Try[]>> = {
      new: ['take', 'take', 'take', 'take', 'cancel'],
      assigned: ['wait', 'release', 'other', 'move', 'move', 'resolve', 'resolve'],
      pending: ['resume', 'resume', 'other', 'release'],
      resolved: ['confirm', 'confirm', 'refuse'],
      closed: ['rate', 'rate', 'reopen'],
      cancelled: ['take'],
    };
    const all = Object.keys(tries).filter((name): name is Try => name in tries);
    await tries[one(choose(8) === 0 ? all : likely[ticket.state], choose)]();
  }
}

function one<T>(among: readonly T[], choose: (of: number) => number): T {
  const chosen = among[choose(among.length)];
  if (chosen === undefined) throw new Error('nothing to choose from');
  return chosen;
}

/** The same numbers each time, so that what fails once fails again. */
function drawing(seed: number): (of: number) => number {
  let state = seed;
  return (of) => {
    state = (state + 0x6d2b79f5) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    const drawn = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed));
    return Math.floor((((drawn ^ (drawn >>> 14)) >>> 0) / 2 ** 32) * of);
  };
}

describe('what a report counts', () => {
  it('[G2] is what the timelines tell, whatever happened in whatever order', { timeout: 120_000 }, async () => {
    const { organisationId, employee } = await aRequester();
    const hands = [await desk.technician(1), await desk.technician(2), await desk.technician(3)];
    const choose = drawing(20_260_301);
    const told: Told[] = [];
    for (let made = 0; made < 10; made += 1) {
      const { id: ticketId } = await employee.ask('ticket.open', aRequestForHelp());
      await wander(employee, hands, ticketId, choose);
      const file = await hands[0]?.ask('ticket.show', { ticketId });
      if (file !== undefined) told.push(file);
    }
    const { total, rows } = await reported({ organisationId });
    const expected = told.map(figuresOf);
    expect(total).toEqual(sumOf(expected));
    for (const level of [1, 2, 3]) {
      const ofLevel = expected.filter((_, at) => told[at]?.ticket.level === level);
      expect(rows.find(({ key }) => key === String(level))?.figures ?? sumOf([])).toEqual(sumOf(ofLevel));
    }
    // Nothing was left out by chance: each of these was there to be counted.
    for (const name of ['open', 'resolved', 'escalations', 'reopened'] as const)
      expect(total[name], name).toBeGreaterThan(0);
  });

  it('[G2] counts by hand: six tickets of a week', async () => {
    const { organisationId, employee } = await aRequester();
    const [first, second] = [await desk.technician(1), await desk.technician(2)];
    const opened = async () => (await employee.ask('ticket.open', aRequestForHelp())).id;
    const concernOf = async (ticketId: string) =>
      (await employee.ask('course.show', { ticketId })).concerns[0]?.id ?? '';
    const resolved = async (by: Client, ticketId: string) => {
      await by.ask('ticket.take', { ticketId });
      await by.ask('ticket.resolve', { ticketId, words: 'Fait' });
    };
    const closed = async (ticketId: string) =>
      employee.ask('course.confirm', { ticketId, concernId: await concernOf(ticketId) });
    // At first contact, rated 5.
    const one = await opened();
    await resolved(first, one);
    await closed(one);
    await employee.ask('course.rate', { ticketId: one, face: 5, words: null });
    // By the first hand too, but only after a no; rated 2.
    const two = await opened();
    await resolved(first, two);
    await employee.ask('course.refuse', { ticketId: two, concernId: await concernOf(two), words: 'Non' });
    await first.ask('ticket.resolve', { ticketId: two, words: 'Cette fois' });
    await closed(two);
    await employee.ask('course.rate', { ticketId: two, face: 2, words: null });
    // Handed over once.
    const three = await opened();
    await first.ask('ticket.take', { ticketId: three });
    const found = { hypothesis: 'Profil', tried: 'Redémarrer', outcome: 'unclear' } as const;
    await first.ask('course.diagnose', { ticketId: three, requestId: randomUUID(), ...found });
    await first.ask('course.hand-over', { ticketId: three, to: 2, teamId: null, words: 'Voir le profil' });
    await resolved(second, three);
    // In hand, waiting, and cancelled.
    await first.ask('ticket.take', { ticketId: await opened() });
    await opened();
    await employee.ask('ticket.cancel', { ticketId: await opened() });
    const { total, rows } = await reported({ organisationId });
    expect(total).toMatchObject({
      ...{ opened: 6, open: 2, resolved: 3, cancelled: 1, firstContact: 1, answered: 4, answerDue: 4, answerKept: 4 },
      ...{ resolveCounted: 3, resolveDue: 3, resolveKept: 3, escalations: 1, returns: 0, reopened: 1, remote: 0 },
      ...{ rated: 2, faces: 7 },
    });
    expect(rows.map(({ key, figures: { opened: count, resolved: done } }) => [key, count, done])).toEqual([
      ['1', 5, 2],
      ['2', 1, 1],
    ]);
  });

  it('[G2] a remote session counts once the screen was seen', async () => {
    const { organisationId } = (await desk.employee()).welcome.person;
    const before = (await reported({ organisationId })).total.remote;
    const underway = await aGrantedSession(await aScene(desk));
    expect((await reported({ organisationId })).total.remote).toBe(before);
    await underway.tell({ type: 'first-frame', at: Date.now() });
    await reached(underway.technician, underway.session, 'active');
    expect((await reported({ organisationId })).total.remote).toBe(before + 1);
    await underway.tell({ type: 'ended', at: Date.now(), reason: 'stopped-by-employee' });
    expect((await reported({ organisationId })).total.remote).toBe(before + 1);
  });

  it('[G1] is in its day by the calendar of whoever asks, and narrowed by what they choose', async () => {
    const { organisationId, employee } = await aRequester();
    const ticket = await employee.ask('ticket.open', aRequestForHelp());
    const at = `update ticket set opened_at = $2, category = 'hardware' where id = $1`;
    await query(desk.broker.databaseUrl, at, [ticket.id, new Date('2026-03-01T23:30:00Z')]);
    const counts = async (timeZone: string, scope: Partial<Scope> = {}) => {
      const period = { from: '2026-03-01', to: '2026-03-02' };
      const wish = { period, timeZone, by: 'category' as const, scope: { ...ALL, organisationId, ...scope } };
      const { steps, rows } = await desk.administrator.ask('report.show', wish);
      return [...steps.map(({ figures }) => figures.opened), ...rows.map(({ key }) => key)];
    };
    expect(await counts('UTC')).toEqual([1, 0, 'hardware']);
    expect(await counts('Europe/Paris')).toEqual([0, 1, 'hardware']);
    expect(await counts('UTC', { category: 'software' })).toEqual([0, 0]);
    expect(await counts('UTC', { level: 1 })).toEqual([1, 0, 'hardware']);
    expect(await counts('UTC', { level: 2 })).toEqual([0, 0]);
  });
});

describe('[G3] the times of a report', () => {
  it('are those of the contract’s hours, and stay when it changes', async () => {
    const open = [{ from: '09:00', to: '12:30' }];
    const hours = { mon: open, tue: open, wed: [], thu: open, fri: open, sat: [], sun: open };
    const { organisationId, employee } = await aRequester({ hours });
    const { id: ticketId } = await employee.ask('ticket.open', aRequestForHelp());
    const from = Math.floor(Date.now() / 60_000) * 60_000 - 9 * DAY;
    await query(desk.broker.databaseUrl, 'update ticket set opened_at = $2 where id = $1', [ticketId, new Date(from)]);
    const technician = await desk.technician(1);
    await technician.ask('ticket.take', { ticketId });
    await technician.ask('ticket.resolve', { ticketId, words: 'Fait' });
    const [contract] = (await desk.administrator.ask('contract.list', {})).filter(
      (one) => one.organisationId === organisationId,
    );
    if (contract === undefined) throw new Error('the contract is not listed');
    const expected = secondsWithin(contract.terms, from, Date.now());
    const counted = async () => (await reported({ organisationId }, 'contract')).rows[0];
    const before = await counted();
    expect(before).toMatchObject({ key: contract.id, name: contract.name });
    expect(before?.figures.answerSeconds).toBeGreaterThan(0);
    // The minute that is going on counts by its seconds.
    expect(Math.abs((before?.figures.answerSeconds ?? 0) - expected)).toBeLessThanOrEqual(61);
    expect(Math.abs((before?.figures.resolveSeconds ?? 0) - expected)).toBeLessThanOrEqual(61);
    const { concerns } = await employee.ask('course.show', { ticketId });
    const { terms, holidays, targets, name, onSite, specialistTeamId } = contract;
    const { closedDays: _, ...kept } = terms;
    await desk.administrator.ask('contract.save', {
      editing: { id: contract.id, seen: contract.changedAt },
      ...{ organisationId, name, holidays, targets, onSite, specialistTeamId },
      terms: { ...kept, hours: { ...hours, wed: open, sat: open } },
    });
    await employee.ask('course.confirm', { ticketId, concernId: concerns[0]?.id ?? '' });
    expect(await counted()).toEqual({
      ...before,
      figures: { ...before?.figures, answerKept: before?.figures.answerKept },
    });
  });
});

describe('[G4] who reads reports', () => {
  it('is the administrator, and a technician for their own team', async () => {
    const { administrator, broker } = desk;
    const [teamId, otherId] = [await aTeam(administrator, 'Lyon', 1), await aTeam(administrator, 'Brest', 1)];
    const account = { role: 'technician', level: null, name: 'Ugo Blanc' } as const;
    const mine = await aPerson(broker, administrator, { ...account, team: 'Lyon' });
    const alone = await aPerson(broker, administrator, { ...account, level: 1 });
    const { id: ticketId } = await (await desk.employee()).ask('ticket.open', aRequestForHelp());
    await mine.ask('ticket.take', { ticketId });
    expect((await mine.ask('report.show', asked({ teamId }, 'team'))).rows).toMatchObject([
      { key: teamId, name: 'Lyon', figures: { opened: 1 } },
    ]);
    for (const [who, team] of [
      [mine, null],
      [mine, otherId],
      [alone, null],
      [alone, teamId],
    ] as const) {
      expect(await who.refused('report.show', asked({ teamId: team }))).toEqual({ type: 'not-allowed' });
      expect(await who.refused('report.at-risk', { teamId: team })).toEqual({ type: 'not-allowed' });
    }
    expect((await mine.ask('report.choices', {})).teams).toEqual([{ id: teamId, name: 'Lyon' }]);
    expect((await alone.ask('report.choices', {})).teams).toEqual([]);
    expect((await administrator.ask('report.choices', {})).teams.length).toBeGreaterThan(1);
    expect(await (await desk.employee()).refused('report.show', asked())).toEqual({ type: 'not-allowed' });
    // Who had it last still counts it when it waits for anyone again.
    await mine.ask('ticket.release', { ticketId, words: 'À un autre' });
    expect((await mine.ask('report.show', asked({ teamId }))).total.opened).toBe(1);
  });
});

describe('[G5] what is at risk', () => {
  it('is near or broken, on a ticket that is open and whose clock runs', async () => {
    const { administrator, broker } = desk;
    const team = `Risque ${randomUUID()}`;
    const teamId = await aTeam(administrator, team, 1);
    const technician = await aPerson(broker, administrator, { role: 'technician', level: null, team });
    const { employee } = await aRequester();
    const risks = () => technician.ask('report.at-risk', { teamId });
    const ticket = await employee.ask('ticket.open', aRequestForHelp({ words: 'Mon secret' }));
    const ticketId = ticket.id;
    await technician.ask('ticket.take', { ticketId });
    expect(await risks()).toEqual([]);
    const moved = `update ticket set resolve_warn_at = $2, resolve_due_at = $3 where id = $1`;
    const at = (minutes: number) => new Date(Date.now() + minutes * 60_000);
    await query(broker.databaseUrl, moved, [ticketId, at(-1), at(30)]);
    const [near] = await risks();
    expect(near).toMatchObject({ ticketId, reference: ticket.reference, target: 'resolve', standing: 'near', team });
    expect(JSON.stringify(near)).not.toContain('secret');
    await query(broker.databaseUrl, moved, [ticketId, at(-60), at(-30)]);
    expect(await risks()).toMatchObject([{ standing: 'missed' }]);
    expect((await administrator.ask('report.at-risk', { teamId: null })).map((one) => one.ticketId)).toContain(
      ticketId,
    );
    await technician.ask('course.wait', { ticketId, words: 'Laquelle ?' });
    expect(await risks()).toEqual([]);
  });
});
