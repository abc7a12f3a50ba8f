import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RequestInput } from '../../app/wire/requests.ts';
import { query } from './support/cluster.ts';
import type { Desk } from './support/desk.ts';
import { aRequestForHelp, openDesk } from './support/desk.ts';
import { aDevice } from './support/ends.ts';
import { aPerson } from './support/people.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

describe('[G6] one search', () => {
  const NOTHING = {
    words: '',
    requesterId: null,
    workstationId: null,
    from: null,
    until: null,
    language: 'fr',
  } as const;
  const tag = randomUUID().slice(0, 8);

  it('finds tickets, people, workstations and articles, and tickets of a person, a workstation and a day', async () => {
    const employee = await aPerson(desk.broker, desk.administrator, { name: `Zoé ${tag}` });
    const technician = await desk.technician(1);
    const { id: workstationId } = await aDevice().attach(employee, `POSTE-${tag}`);
    const { id: requesterId } = employee.welcome.person;
    const first = await employee.ask('ticket.open', aRequestForHelp({ words: 'L’écran reste noir' }));
    const second = await employee.ask('ticket.open', aRequestForHelp({ words: 'La souris saute' }));
    const old = `update ticket set opened_at = '2026-03-05T10:00:00Z' where id = $1`;
    await query(desk.broker.databaseUrl, old, [second.id]);
    const found = async (wish: Partial<RequestInput<'search.everything'>>) => {
      const all = await technician.ask('search.everything', { ...NOTHING, ...wish });
      return { ...all, tickets: all.tickets.map(({ id }) => id) };
    };
    const all = await found({ words: `zoe ${tag.toUpperCase()}` });
    expect(all.tickets).toEqual([first.id, second.id]);
    expect(all.people).toMatchObject([{ id: requesterId, name: `Zoé ${tag}` }]);
    expect((await found({ words: `poste-${tag}` })).workstations).toEqual([
      { id: workstationId, name: `POSTE-${tag}`, owner: `Zoé ${tag}` },
    ]);
    expect((await found({ words: 'mot de passe oublié' })).articles.length).toBeGreaterThan(0);
    expect((await found({ requesterId })).tickets).toEqual([first.id, second.id]);
    expect((await found({ requesterId, words: 'ecran' })).tickets).toEqual([first.id]);
    expect((await found({ workstationId })).tickets).toEqual([first.id, second.id]);
    const day = { from: Date.parse('2026-03-05T00:00:00Z'), until: Date.parse('2026-03-06T00:00:00Z') };
    expect((await found({ ...day, requesterId })).tickets).toEqual([second.id]);
    expect(await found({ ...day, words: tag })).toEqual({
      tickets: [second.id],
      people: [],
      workstations: [],
      articles: [],
    });
    expect((await found({ until: day.from, requesterId })).tickets).toEqual([]);
    expect(await technician.refused('search.everything', NOTHING)).toMatchObject({ type: 'malformed' });
  });

  it('shows nobody who was disabled, no workstation out of service, and nothing to an employee', async () => {
    const employee = await desk.employee();
    expect(await employee.refused('search.everything', { ...NOTHING, words: tag })).toEqual({ type: 'not-allowed' });
    const technician = await desk.technician(1);
    await query(desk.broker.databaseUrl, `update workstation set revoked_at = now() where name = $1`, [`POSTE-${tag}`]);
    await query(desk.broker.databaseUrl, `update person set disabled_at = now() where name = $1`, [`Zoé ${tag}`]);
    const all = await technician.ask('search.everything', { ...NOTHING, words: tag });
    expect([all.people, all.workstations]).toEqual([[], []]);
    expect(all.tickets).toHaveLength(2);
  });
});
