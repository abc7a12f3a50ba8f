import { once } from 'node:events';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { BrokerProcess } from './support/broker-process.ts';
import { isQuiet, spawnBroker } from './support/broker-process.ts';
import { connect } from './support/client.ts';
import type { Cluster } from './support/cluster.ts';
import { aFolder, query, startCluster } from './support/cluster.ts';
import { aRequestForHelp } from './support/desk.ts';
import { aPerson, PASSWORD, theAdministrator, tokenFor } from './support/people.ts';

const running: BrokerProcess[] = [];
const folders: string[] = [];

const start = (env: Readonly<Record<string, string>>): BrokerProcess => {
  const broker = spawnBroker(env);
  running.push(broker);
  return broker;
};

const folder = async (): Promise<string> => {
  const made = await aFolder();
  folders.push(made);
  return made;
};

const stop = async (broker: BrokerProcess): Promise<number | string> => {
  broker.kill('SIGTERM');
  return await broker.ended;
};

afterEach(async () => {
  await Promise.all(running.splice(0).map(stop));
  await Promise.all(folders.splice(0).map((made) => rm(made, { recursive: true, force: true })));
});

describe('a broker on its own PostgreSQL', () => {
  it('ends in order when asked, twice even, and leaves nothing running', async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const ACCORD_DATA_DIR = await folder();
      const broker = start({ ACCORD_DATA_DIR });
      await broker.listening();
      broker.kill(signal);
      broker.kill(signal);
      expect(await broker.ended).toBe(0);
      expect(broker.log.at(-1)).toContain('"msg":"stopped"');
      expect(await isQuiet(ACCORD_DATA_DIR)).toBe(true);
    }
  });

  it('[K3] has what it acknowledged after kill -9, and clears what the killed one left running', async () => {
    const ACCORD_DATA_DIR = await folder();
    const killed = start({ ACCORD_DATA_DIR });
    const url = await killed.listening();
    const administrator = await theAdministrator({ url, logged: killed.logged });
    const employee = await aPerson({ url }, administrator);
    const tickets = await Promise.all(Array.from({ length: 5 }, () => employee.ask('ticket.open', aRequestForHelp())));
    const last = await employee.ask('ticket.open', aRequestForHelp());
    killed.kill('SIGKILL');
    expect(await killed.ended).toBe('SIGKILL');
    const next = start({ ACCORD_DATA_DIR });
    const back = await connect(await next.listening(), { token: employee.token });
    const kept = (await back.ask('ticket.mine', {})).map(({ reference }) => reference);
    expect(kept.toSorted()).toEqual([...tickets, last].map(({ reference }) => reference).toSorted());
    expect(next.log.join()).not.toContain('setup-token');
    expect(await stop(next)).toBe(0);
    expect(await isQuiet(ACCORD_DATA_DIR)).toBe(true);
  });

  it('starts over a pid file that speaks of a process that is something else by now', async () => {
    const ACCORD_DATA_DIR = await folder();
    const first = start({ ACCORD_DATA_DIR });
    await first.listening();
    await stop(first);
    const cluster = join(ACCORD_DATA_DIR, 'postgresql');
    const left = [process.pid, cluster, Math.floor(Date.now() / 1000), '1', '', '127.0.0.1', '    1  1', 'ready'].join(
      '\n',
    );
    await writeFile(join(cluster, 'postmaster.pid'), left);
    const second = start({ ACCORD_DATA_DIR });
    await second.listening();
    expect(await stop(second)).toBe(0);
  });

  it('makes its cluster anew when the first start was cut short', async () => {
    const ACCORD_DATA_DIR = await folder();
    await mkdir(join(ACCORD_DATA_DIR, 'postgresql.12345'));
    await writeFile(join(ACCORD_DATA_DIR, 'postgresql.12345', 'PG_VERSION'), '18');
    const broker = start({ ACCORD_DATA_DIR });
    await broker.listening();
    expect(await stop(broker)).toBe(0);
  });

  it('leaves the folder to the broker that has it, and says so', async () => {
    const ACCORD_DATA_DIR = await folder();
    const first = start({ ACCORD_DATA_DIR });
    const url = await first.listening();
    const second = start({ ACCORD_DATA_DIR });
    expect(await second.ended).toBe(1);
    expect(second.errors()).toContain(`Another Accord server already uses the folder ${ACCORD_DATA_DIR}`);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });

  it('keeps its secrets to itself', async () => {
    const ACCORD_DATA_DIR = await folder();
    await start({ ACCORD_DATA_DIR }).listening();
    for (const secret of ['auth-secret', 'postgresql-password'])
      expect((await stat(join(ACCORD_DATA_DIR, secret))).mode & 0o777).toBe(0o600);
    expect((await stat(join(ACCORD_DATA_DIR, 'postgresql'))).mode & 0o777).toBe(0o700);
    // Where the database's account can't reach the package, its programs are copied beside the data.
    const own = (await readdir(ACCORD_DATA_DIR)).filter((name) => !name.startsWith('postgresql-programs-'));
    expect(own.toSorted()).toEqual(['auth-secret', 'postgresql', 'postgresql-password']);
  });

  it('ends with a fault, not with a hang, when its PostgreSQL dies', async () => {
    const ACCORD_DATA_DIR = await folder();
    const broker = start({ ACCORD_DATA_DIR });
    await broker.listening();
    const pid = Number((await readFile(join(ACCORD_DATA_DIR, 'postgresql', 'postmaster.pid'), 'utf8')).split('\n')[0]);
    process.kill(pid, 'SIGQUIT');
    expect(await broker.ended).toBe(1);
    expect(broker.log.join()).toContain('the embedded PostgreSQL ended by itself');
  });
});

describe('two brokers on one database', () => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await startCluster();
  });
  afterAll(() => cluster?.stop());

  it('that start together bring it to this version once', async () => {
    const DATABASE_URL = await cluster.emptyDatabase();
    const ACCORD_AUTH_SECRET = 'the-same-secret-for-all-of-them!';
    const brokers = await Promise.all(
      [1, 2, 3].map(async () => start({ DATABASE_URL, ACCORD_AUTH_SECRET, ACCORD_DATA_DIR: await folder() })),
    );
    await Promise.all(brokers.map((broker) => broker.listening()));
    const applied = brokers
      .flatMap(({ log }) => log.map((line): Record<string, unknown> => JSON.parse(line)))
      .filter(({ msg }) => msg === 'migrated')
      .map(({ migration }) => ({ name: migration }));
    expect(applied.length).toBeGreaterThan(0);
    expect(await query(DATABASE_URL, 'select name from kysely_migration order by name')).toEqual(applied);
    for (const broker of brokers) expect(await stop(broker)).toBe(0);
  });

  it('[K3] that are killed lose nothing that was acknowledged', async () => {
    const DATABASE_URL = await cluster.database();
    const ACCORD_AUTH_SECRET = 'the-same-secret-for-both-of-them';
    const env = { DATABASE_URL, ACCORD_AUTH_SECRET };
    const killed = start({ ...env, ACCORD_DATA_DIR: await folder() });
    const url = await killed.listening();
    const administrator = await theAdministrator({ url, logged: killed.logged });
    const employee = await aPerson({ url }, administrator);
    const acknowledged: string[] = [];
    const opening = Array.from({ length: 30 }, async () => {
      const ticket = await employee.ask('ticket.open', aRequestForHelp());
      acknowledged.push(ticket.reference);
      if (acknowledged.length === 10) killed.kill('SIGKILL');
    });
    await Promise.allSettled([...opening, killed.ended]);
    const next = start({ ...env, ACCORD_DATA_DIR: await folder() });
    const back = await connect(await next.listening(), { token: employee.token });
    const kept = new Set((await back.ask('ticket.mine', {})).map(({ reference }) => reference));
    expect(acknowledged.length).toBeGreaterThanOrEqual(10);
    expect(acknowledged.filter((reference) => !kept.has(reference))).toEqual([]);
  });
});

describe('a broker that can’t start', () => {
  it('lists every fault of its configuration at once, with what to write', async () => {
    const wrong = {
      ACCORD_PORT: 'many',
      ACCORD_HOST: '0.0.0.0',
      ACCORD_ALLOWED_ORIGINS: 'support.example.org',
      DATABASE_URL: 'mysql://x',
      ACCORD_AUTH_SECRET: 'short-secret',
      ACCORD_TURN_URLS: 'turn:relay.example.org',
      ACCORD_CONSENT_SECONDS: '0',
      ACCORD_LOG_LEVEL: 'loud',
    };
    const broker = start(wrong);
    expect(await broker.ended).toBe(78);
    for (const variable of [...Object.keys(wrong), 'ACCORD_TURN_SECRET', 'ACCORD_PUBLIC_URL'])
      if (variable !== 'ACCORD_HOST' && variable !== 'ACCORD_TURN_URLS')
        expect(broker.errors()).toMatch(new RegExp(`^ {2}${variable}: write `, 'm'));
    expect(broker.errors()).not.toContain('short-secret');
    expect(broker.log).toEqual([]);
  });

  it('says them in the language of the terminal', async () => {
    const broker = start({ ACCORD_PORT: 'x', LANG: 'fr_FR.UTF-8' });
    expect(await broker.ended).toBe(78);
    expect(broker.errors()).toContain('ACCORD_PORT: écrivez un nombre de 1 à 65535');
  });

  it('says that its port is taken, and leaves nothing running', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = String(typeof address === 'object' ? address?.port : '');
    const ACCORD_DATA_DIR = await folder();
    const broker = start({ ACCORD_DATA_DIR, ACCORD_PORT: port });
    expect(await broker.ended).toBe(1);
    expect(broker.errors()).toContain(`Port ${port} is taken`);
    expect(await isQuiet(ACCORD_DATA_DIR)).toBe(true);
    taken.close();
  });

  it('says that the database does not answer, without its password', async () => {
    const broker = start({
      DATABASE_URL: 'postgres://accord:very-secret@127.0.0.1:1/accord',
      ACCORD_DATA_DIR: await folder(),
    });
    expect(await broker.ended).toBe(1);
    expect(broker.errors()).toContain('Check DATABASE_URL');
    expect(broker.errors() + broker.log.join()).not.toContain('very-secret');
  });
});

describe('[W6] what a broker prints', () => {
  it('is a line an event with the reference, and never a secret or what people wrote', async () => {
    const ACCORD_DATA_DIR = await folder();
    const broker = start({ ACCORD_DATA_DIR, ACCORD_LOG_LEVEL: 'trace' });
    const url = await broker.listening();
    const administrator = await theAdministrator({ url, logged: broker.logged });
    const employee = await aPerson({ url }, administrator);
    const words = 'mon mot de passe est tournesol';
    const ticket = await employee.ask('ticket.open', aRequestForHelp({ words }));
    await tokenFor(url, employee.email);
    await expect(tokenFor(url, employee.email, `${PASSWORD}!`)).rejects.toThrow('401');
    await employee.send({ v: 1, type: 'ticket.open', input: { words } });
    expect(await broker.logged('ticket-opened')).toMatchObject({ reference: ticket.reference, by: 'employee' });
    await stop(broker);
    const printed = broker.log.join('\n') + broker.errors();
    const secrets = await Promise.all(
      ['auth-secret', 'postgresql-password'].map((name) => readFile(join(ACCORD_DATA_DIR, name), 'utf8')),
    );
    for (const secret of [PASSWORD, words, 'tournesol', employee.token, administrator.token, ...secrets])
      expect(printed).not.toContain(secret);
    for (const line of broker.log)
      expect(JSON.parse(line)).toMatchObject({ msg: expect.any(String), time: expect.any(Number) });
  });
});
