import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SupportLevel } from '../../app/level/level.ts';
import type { TicketFile } from '../../app/wire/requests/tickets.ts';
import type { BrokerProcess } from './support/broker-process.ts';
import { spawnBroker } from './support/broker-process.ts';
import type { Client } from './support/client.ts';
import { connect } from './support/client.ts';
import type { Cluster } from './support/cluster.ts';
import { aFolder, startCluster } from './support/cluster.ts';
import type { Colleague, Office } from './support/day/colleague.ts';
import { join } from './support/day/colleague.ts';
import { openDice } from './support/day/dice.ts';
import { stepOfEmployee } from './support/day/employee.ts';
import {
  faultsOfHands,
  faultsOfMemory,
  faultsOfRows,
  readFiles,
  slowCounts,
  slowQueue,
  toldCounts,
} from './support/day/reckoning.ts';
import { stepOfTechnician } from './support/day/technician.ts';
import type { Account } from './support/people.ts';
import { anOrganisation, aPerson, aTechnician, theAdministrator } from './support/people.ts';
import { verifyWhole } from './support/whole-chain.ts';

/** Another day each time; a day that went wrong comes again with its own seed, as far as the network lets it. */
const seed = Number(process.env.ACCORD_DAY_SEED ?? Date.now() % 2 ** 31);
const EMPLOYEES = 24;
const LEVELS: readonly SupportLevel[] = [1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3];
/** In each of which everybody does one thing, all at once. */
const HOURS = 14;
/** The broker is killed once it has acknowledged so many. */
const NOON = 200;

describe(`[K9] a day of forty people at the desk (ACCORD_DAY_SEED=${seed})`, () => {
  let cluster: Cluster;
  let databaseUrl: string;
  let folder: string;
  const brokers: BrokerProcess[] = [];
  let administrator: Account;
  let people: readonly Colleague[] = [];
  let files: readonly TicketFile[] = [];
  let url: string;
  let technician: Client;

  const open = async (): Promise<string> => {
    const ACCORD_AUTH_SECRET = 'a-secret-for-tests-of-32-characters';
    const broker = spawnBroker({ DATABASE_URL: databaseUrl, ACCORD_AUTH_SECRET, ACCORD_DATA_DIR: folder });
    brokers.push(broker);
    return await broker.listening();
  };

  beforeAll(async () => {
    [cluster, folder] = await Promise.all([startCluster(), aFolder()]);
    databaseUrl = await cluster.database();
    url = await open();
    const morning = await theAdministrator({ url, logged: (message) => last().logged(message) });
    administrator = morning;
    const organisationId = await anOrganisation(morning);
    // A few at a time: hashing their passwords is slow on purpose.
    const employees = await byFours(EMPLOYEES, (n) =>
      aPerson({ url }, morning, { organisationId, name: `Employé ${n}` }),
    );
    const technicians = await byFours(LEVELS.length, (n) =>
      aTechnician({ url }, morning, LEVELS[n], `Nadia Benali ${n}`),
    );
    const accounts = { employees, technicians };
    for (const client of [morning, ...employees, ...technicians]) client.close();
    people = await spend(accounts);
    technician = await connect(url, accounts.technicians[0] ?? administrator);
    files = await readFiles(databaseUrl, technician);
  }, 240_000);

  afterAll(async () => {
    technician?.close();
    for (const broker of brokers) broker.kill('SIGTERM');
    await Promise.all(brokers.map(({ ended }) => ended));
    await cluster?.stop();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });

  const last = (): BrokerProcess => {
    const broker = brokers.at(-1);
    if (broker === undefined) throw new Error('no broker has been started');
    return broker;
  };

  async function byFours<T>(count: number, make: (n: number) => Promise<T>): Promise<T[]> {
    const made: T[] = [];
    while (made.length < count) made.push(...(await Promise.all([0, 1, 2, 3].map((n) => make(made.length + n)))));
    return made;
  }

  /** Everybody at once, until each has done their part; the broker dies in the middle of it and comes back. */
  async function spend(accounts: { employees: Account[]; technicians: Account[] }): Promise<Colleague[]> {
    let acknowledged = 0;
    let back = Promise.resolve(url);
    const office: Office = {
      url: () => back,
      acknowledged: () => {
        acknowledged += 1;
        if (acknowledged !== NOON) return;
        const killed = last();
        killed.kill('SIGKILL');
        back = killed.ended.then(open);
      },
    };
    const arrive = (account: Account, n: number) => join(office, account, openDice(seed + n));
    const employees = await Promise.all(accounts.employees.map(arrive));
    const technicians = await Promise.all(accounts.technicians.map((one, n) => arrive(one, EMPLOYEES + n)));
    const callers = employees.map(({ id }) => id);
    // Nobody's day runs ahead of the others': what one does, the next have to do with.
    for (let hour = 0; hour < HOURS; hour += 1)
      await Promise.all([
        ...employees.map(stepOfEmployee),
        ...technicians.map((me, n) => stepOfTechnician(me, LEVELS[n] ?? 1, callers)),
      ]);
    url = await back;
    const all = [...employees, ...technicians];
    for (const one of all) one.leave();
    return all;
  }

  it('was one: everybody did something of nearly every kind, and the broker was killed in the middle', async () => {
    const acts = people.flatMap((one) => one.acts);
    expect(acts.filter(({ acknowledged }) => acknowledged).length).toBeGreaterThan(NOON * 1.25);
    for (const fact of ['ticket-opened', 'ticket-taken', 'word-added', 'note-added', 'concern-added', 'diagnosed'])
      expect(acts.map((act) => act.fact)).toContain(fact);
    for (const fact of ['ticket-handed-over', 'concern-answered', 'ticket-resolved', 'concern-confirmed'])
      expect(acts.map((act) => act.fact)).toContain(fact);
    expect(await brokers[0]?.ended).toBe('SIGKILL');
    expect(brokers).toHaveLength(2);
  });

  it('left everything that was acknowledged on its ticket, once', async () => {
    const acts = people.flatMap((one) => one.acts);
    expect(faultsOfMemory(files, acts)).toEqual([]);
    expect(await faultsOfRows(databaseUrl, acts)).toEqual([]);
  });

  it('gave no reference twice, and no ticket into two hands', () => {
    const said = people.flatMap((one) => one.references);
    expect(said.filter((reference, n) => said.indexOf(reference) !== n)).toEqual([]);
    expect(new Set(files.map(({ ticket }) => ticket.reference)).size).toBe(files.length);
    expect(faultsOfHands(files)).toEqual([]);
  });

  it('left queues and counts that agree with looking at each ticket by itself', async () => {
    const listed = async (queue?: Parameters<typeof technician.ask<'ticket.queue'>>[1]) =>
      (await technician.ask('ticket.queue', queue ?? {})).map(({ reference }) => reference);
    expect(await listed()).toEqual(slowQueue(files, () => true));
    for (const level of [1, 2, 3] as const)
      expect(await listed({ queue: { of: 'level', level, teamId: null } })).toEqual(
        slowQueue(files, (ticket) => ticket.level === level),
      );
    for (const { id } of people.slice(EMPLOYEES))
      expect(await listed({ queue: { of: 'person', personId: id } })).toEqual(
        slowQueue(files, ({ assignee }) => assignee?.id === id),
      );
    const waiting = files.map(({ ticket }) => ticket).filter(({ state }) => state === 'new');
    const before = (one: { openedAt: number; id: string }) => (other: { openedAt: number; id: string }) =>
      other.openedAt < one.openedAt || (other.openedAt === one.openedAt && other.id < one.id);
    expect(waiting.map(({ ahead }) => ahead)).toEqual(waiting.map((one) => waiting.filter(before(one)).length));
    expect(await toldCounts(url)).toEqual(slowCounts(files));
  });

  it('left a chain that holds from its first event to its last, and no fault of ours in any log', async () => {
    const client = await connect(url, administrator);
    expect((await verifyWhole(client)).fault).toBeNull();
    client.close();
    expect(brokers.flatMap(({ log }) => log.filter((line) => /"level":[56]0/.test(line)))).toEqual([]);
  });
});
