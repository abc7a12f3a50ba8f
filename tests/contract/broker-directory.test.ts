import PgBoss from 'pg-boss';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { isInForce } from '../../app/directory/hours.ts';
import { aContract } from '../../app/testing/directory.ts';
import type { ContractEntry } from '../../app/wire/requests/directory.ts';
import { createLog } from '../../server/log.ts';
import { findContractAt } from '../../server/store/contracts.ts';
import { openStore } from '../../server/store/open-store.ts';
import { organisationOfWorkstation } from '../../server/store/workstations.ts';
import { query } from './support/cluster.ts';
import type { Desk } from './support/desk.ts';
import { aGrantedSession, aScene, openDesk } from './support/desk.ts';
import { aDevice } from './support/ends.ts';
import { aPerson, aTeam, signedIn, tokenFor } from './support/people.ts';

let desk: Desk;
let number = 0;
const unique = (name: string): string => {
  number += 1;
  return `${name} ${number}`;
};
const anOrganisation = () => desk.administrator.ask('organisation.save', { editing: null, name: unique('Ville') });
const of = ({ id, changedAt }: { id: string; changedAt: number }) => ({ id, seen: changedAt });
const entry = (over: Partial<ContractEntry> = {}): ContractEntry => {
  const { organisationId, name, terms, holidays, targets, onSite, specialistTeamId } = aContract();
  return { organisationId, name, terms, holidays, targets, onSite, specialistTeamId, ...over };
};

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

describe('[D5] a record that somebody else saved meanwhile', () => {
  it('keeps what they saved, whatever the record', async () => {
    const { administrator } = desk;
    const organisation = await anOrganisation();
    const saved = await administrator.ask('organisation.save', {
      editing: of(organisation),
      name: unique('Métropole'),
    });
    expect(saved.changedAt).toBeGreaterThan(organisation.changedAt);
    for (const stale of [
      administrator.refused('organisation.save', { editing: of(organisation), name: 'Trop tard' }),
      administrator.refused('organisation.archive', { editing: of(organisation), archived: true }),
    ])
      expect(await stale).toEqual({ type: 'changed-meanwhile' });
    const both = await Promise.all(
      ['Un', 'Deux'].map((name) =>
        administrator.request('organisation.save', { editing: of(saved), name: unique(name) }),
      ),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe('[D6] what history names', () => {
  it('is archived, and not while it is used', async () => {
    const { administrator } = desk;
    const organisation = await anOrganisation();
    const site = await administrator.ask('site.save', {
      editing: null,
      organisationId: organisation.id,
      name: 'Mairie',
      timeZone: 'Europe/Paris',
    });
    const place = { organisationId: organisation.id, siteId: site.id };
    const person = await aPerson(desk.broker, administrator, place);
    expect(await administrator.refused('site.archive', { editing: of(site), archived: true })).toEqual({
      type: 'still-used',
      count: 1,
    });
    const [record] = (await administrator.ask('person.list', {})).filter(({ email }) => email === person.email);
    if (record === undefined) throw new Error('the person is not listed');
    await administrator.ask('person.set-disabled', { editing: of(record), disabled: true });
    const archived = await administrator.ask('site.archive', { editing: of(site), archived: true });
    expect(archived.archived).toBe(true);
    expect((await administrator.ask('directory.show', {})).sites.map(({ id }) => id)).toContain(site.id);
    await expect(aPerson(desk.broker, administrator, place)).rejects.toThrow('not-in-directory');
  });
});

describe('[D7] contracts of one organisation', () => {
  it('never hold on the same day, not even when two are saved at once', async () => {
    const { administrator } = desk;
    const { id: organisationId } = await anOrganisation();
    const year = (from: string, to: string | null) =>
      entry({ organisationId, name: unique('Contrat'), terms: { ...entry().terms, startsOn: from, endsOn: to } });
    const tries = await Promise.all(
      [year('2026-01-01', null), year('2026-06-01', '2026-12-31')].map((contract) =>
        administrator.request('contract.save', { editing: null, ...contract }),
      ),
    );
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
    await administrator.ask('contract.save', { editing: null, ...year('2025-01-01', '2025-12-31') });
  });

  it('[D4] hold by their own calendar, holidays included', async () => {
    const { administrator } = desk;
    const { id: organisationId } = await anOrganisation();
    const holidays = { country: 'FR', region: '67', extra: ['2026-12-24'] };
    const saved = await administrator.ask('contract.save', { editing: null, ...entry({ organisationId, holidays }) });
    expect(saved.terms.closedDays).toEqual(expect.arrayContaining(['2026-12-24', '2026-12-25', '2026-12-26']));
    const store = openStore(desk.broker.databaseUrl, createLog('silent', process.stdout));
    const inForce = async (text: string): Promise<string | undefined> => {
      const at = Date.parse(text);
      const found = await findContractAt(store, organisationId, at);
      return found !== undefined && isInForce(found.terms, at) ? found.id : undefined;
    };
    expect(await inForce('2026-06-01T10:00:00Z')).toBe(saved.id);
    expect(await inForce('2025-12-31T22:59:00Z')).toBeUndefined();
    expect(await inForce('2025-12-31T23:00:00Z')).toBe(saved.id);
    await store.destroy();
  });
});

describe('[D4] the holidays of a contract that goes on', () => {
  it('are written into it again when they are not those of the years that matter', async () => {
    const { administrator, broker } = desk;
    const { id: organisationId } = await anOrganisation();
    const holidays = { country: 'FR', region: null, extra: [] };
    const saved = await administrator.ask('contract.save', { editing: null, ...entry({ organisationId, holidays }) });
    const emptied = `update contract set terms = jsonb_set(terms, '{closedDays}', '[]') where id = '${saved.id}'`;
    await query(broker.databaseUrl, emptied);
    const boss = new PgBoss({ connectionString: broker.databaseUrl, supervise: false, schedule: false });
    await boss.start();
    await boss.send('refresh-holidays', {});
    await administrator.heard('directory-changed', ({ part }) => part === 'contracts');
    await vi.waitFor(
      async () => {
        const now = (await administrator.ask('contract.list', {})).find(({ id }) => id === saved.id);
        expect(now?.terms.closedDays).toEqual(saved.terms.closedDays);
        expect(now?.changedAt).toBeGreaterThan(saved.changedAt);
      },
      { timeout: 20_000, interval: 250 },
    );
    await boss.stop({ graceful: false });
  });
});

describe('[D8] a person who is disabled', () => {
  it('is cut off at once, signs in no more, and again once enabled', async () => {
    const { administrator } = desk;
    const person = await aPerson(desk.broker, administrator, { role: 'technician', team: 'Support Lyon', level: 1 });
    const record = (await administrator.ask('person.list', {})).find(({ email }) => email === person.email);
    if (record === undefined) throw new Error('the person is not listed');
    const disabled = await administrator.ask('person.set-disabled', { editing: of(record), disabled: true });
    await person.heard('signed-out');
    await person.closed;
    await expect(signedIn(desk.broker.url, person.email)).rejects.toThrow();
    await administrator.ask('person.set-disabled', { editing: of(disabled), disabled: false });
    expect(await tokenFor(desk.broker.url, person.email)).toEqual(expect.any(String));
  });

  it('is neither oneself nor the last administrator', async () => {
    const { administrator } = desk;
    const me = (await administrator.ask('person.list', {})).find(({ role }) => role === 'administrator');
    if (me === undefined) throw new Error('no administrator');
    expect(await administrator.refused('person.set-disabled', { editing: of(me), disabled: true })).toEqual({
      type: 'not-on-yourself',
    });
  });

  it('loses the old rights with the old role', async () => {
    const { administrator } = desk;
    const person = await aPerson(desk.broker, administrator, { role: 'technician', level: 2 });
    const record = (await administrator.ask('person.list', {})).find(({ email }) => email === person.email);
    if (record === undefined) throw new Error('the person is not listed');
    const { id, changedAt, ownLevel, level, team, disabled, ...rest } = record;
    const entered = { ...rest, level: ownLevel, role: 'employee' as const };
    const saved = await administrator.ask('person.update', { ...entered, editing: { id, seen: changedAt } });
    expect(saved).toMatchObject({ role: 'employee', level: null, ownLevel: null });
    await person.closed;
  });
});

describe('[D10] a technician', () => {
  it('has the level and the name of the team, but for a level of their own', async () => {
    const { administrator } = desk;
    const teamId = await aTeam(administrator, unique('Réseau'), 2);
    const [follows, keeps] = await Promise.all([
      aPerson(desk.broker, administrator, { role: 'technician', teamId }),
      aPerson(desk.broker, administrator, { role: 'technician', teamId, level: 1 }),
    ]);
    const { teams } = await administrator.ask('directory.show', {});
    const team = teams.find(({ id }) => id === teamId);
    if (team === undefined) throw new Error('the team is not listed');
    const name = unique('Réseau et téléphonie');
    await administrator.ask('team.save', { editing: of(team), name, level: 3, kind: 'external' });
    expect(await follows.ask('person.me', {})).toMatchObject({ level: 3, team: name });
    expect(await keeps.ask('person.me', {})).toMatchObject({ level: 1, team: name });
  });

  it('[D1] cannot be given a name that misleads', async () => {
    const named = aPerson(desk.broker, desk.administrator, { name: 'Support Аccord' });
    await expect(named).rejects.toThrow('name-misleads');
    const team = { editing: null, name: 'Accord', level: 2, kind: 'internal' } as const;
    expect(await desk.administrator.refused('team.save', team)).toMatchObject({ type: 'name-misleads' });
  });
});

describe('[D9] a revoked workstation', () => {
  it('ends its session and is cut off, and its key is refused until it is restored', async () => {
    const { administrator } = desk;
    const { employee, technician, device, session } = await aGrantedSession(await aScene(desk));
    const find = async () => {
      const found = (await administrator.ask('workstation.list', {})).find(({ id }) => id === session.workstationId);
      if (found === undefined) throw new Error('the workstation is not listed');
      return found;
    };
    const before = await find();
    expect(before).toMatchObject({ online: true, revokedAt: null });
    const revoked = await administrator.ask('workstation.revoke', { editing: of(before) });
    await technician.heard('session-changed', (event) => {
      const { phase } = event.session;
      return event.session.id === session.id && phase.type === 'ended' && phase.reason === 'workstation-revoked';
    });
    await employee.heard('workstation-revoked');
    await employee.closed;
    await expect(device.attach(await desk.employee())).rejects.toThrow('workstation-revoked');
    const colleague = await aPerson(desk.broker, administrator);
    await expect(device.attach(colleague)).rejects.toThrow('workstation-revoked');
    await administrator.ask('workstation.restore', { editing: of(revoked) });
    await device.attach(await desk.employee());
    expect(await find()).toMatchObject({ online: true, revokedAt: null });
  });

  it('[D11] belongs where it was put, else where its owner belongs', async () => {
    const { administrator } = desk;
    const [own, owners] = await Promise.all([anOrganisation(), anOrganisation()]);
    const employee = await aPerson(desk.broker, administrator, { organisationId: owners.id });
    const { id } = await aDevice().attach(employee);
    const store = openStore(desk.broker.databaseUrl, createLog('silent', process.stdout));
    expect(await organisationOfWorkstation(store, id)).toBe(owners.id);
    const listed = (await administrator.ask('workstation.list', {})).find((one) => one.id === id);
    if (listed === undefined) throw new Error('the workstation is not listed');
    const placed = { organisationId: own.id, siteId: null, tags: ['sensible'] };
    await administrator.ask('workstation.place', { editing: of(listed), ...placed });
    expect(await organisationOfWorkstation(store, id)).toBe(own.id);
    await store.destroy();
  });
});
