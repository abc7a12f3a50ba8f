import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { settingsFor } from '../../server/settings.ts';
import type { TestBroker } from './support/broker.ts';
import { aBroker } from './support/broker.ts';
import { connect } from './support/client.ts';
import type { Cluster } from './support/cluster.ts';
import { query, startCluster } from './support/cluster.ts';
import { PASSWORD, post, theAdministrator, withNewFactor } from './support/people.ts';

describe('[A1] the first administrator', () => {
  let cluster: Cluster;
  let broker: TestBroker;
  const entry = { name: 'Ada Ministre', email: 'Ada@Example.org', password: PASSWORD };
  const setUp = (body: unknown) => post(broker.url, '/api/setup', body);

  beforeAll(async () => {
    cluster = await startCluster();
  });
  beforeEach(async () => {
    await broker?.stop();
    broker = await aBroker(await cluster.database());
  });
  afterAll(async () => {
    await broker?.stop();
    await cluster?.stop();
  });

  it('is made with the printed token, once; then the route is as unknown as any other', async () => {
    const { token } = await broker.logged('setup-token');
    expect((await setUp({ ...entry, token: 'guessed' })).status).toBe(403);
    expect((await setUp({ ...entry, token, password: 'short' })).status).toBe(400);
    const made = await setUp({ ...entry, token });
    expect([made.status, await made.json()]).toEqual([
      201,
      expect.objectContaining({ email: 'ada@example.org', role: 'administrator' }),
    ]);
    const { token: session } = await withNewFactor(broker.url, 'ada@example.org');
    expect((await connect(broker.url, { token: session })).welcome.person.name).toBe(entry.name);
    const unknown = await post(broker.url, '/api/none', {});
    const gone = await setUp({ ...entry, token });
    expect([gone.status, await gone.text()]).toEqual([404, await unknown.text()]);
  });

  it('is one, when two pass the door with the same token at once', async () => {
    const { token } = await broker.logged('setup-token');
    const answers = await Promise.all(
      ['a', 'b', 'c', 'd'].map((name) => setUp({ ...entry, token, email: `${name}@example.org` })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 404, 404, 404]);
    expect(await query(broker.databaseUrl, `select 1 from person`)).toHaveLength(1);
  });

  it('leaves no way back by slashes, case or encoding, in any method, on any broker', async () => {
    const waiting = await aBroker(broker.databaseUrl);
    const { token } = await waiting.logged('setup-token');
    expect((await setUp({ ...entry, token })).status).toBe(201);
    const paths = [
      '/api/setup',
      '/api/setup/',
      '//api/setup',
      '/api//setup',
      '/api/./setup',
      '/x/../api/setup',
      '/API/SETUP',
      '/api/Setup',
      '/api/%73etup',
      '/%61pi/setup',
      '/api%2fsetup',
      '/api/setup%2f',
      '/api/setup%00',
      '/api/setup;x=1',
      '/api/setup?token=1',
      '/api/setup%20',
      '/api\\setup',
      '/setup',
      '/setup/',
      '/%73etup',
    ];
    for (const at of [broker, waiting])
      for (const path of paths)
        for (const method of ['POST', 'GET', 'PUT', 'DELETE', 'HEAD', 'PATCH']) {
          const body = method === 'GET' || method === 'HEAD' ? {} : { body: JSON.stringify({ ...entry, token }) };
          const answer = await fetch(`${at.url}${path}`, {
            method,
            headers: { 'content-type': 'application/json' },
            ...body,
          });
          expect(`${method} ${path} ${answer.status}`).toBe(`${method} ${path} 404`);
        }
    const unread = await fetch(`${broker.url}/api/setup`, {
      method: 'POST',
      body: '{',
      headers: { 'content-type': 'application/json' },
    });
    expect(unread.status).toBe(404);
    await waiting.stop();
  });

  it('is asked for again at the next start as long as there is none, and never after', async () => {
    const again = await aBroker(broker.databaseUrl);
    const { token } = await again.logged('setup-token');
    expect((await setUp({ ...entry, token })).status).toBe(201);
    await again.stop();
    const later = await aBroker(broker.databaseUrl);
    expect(later.log.join()).not.toContain('setup-token');
    await later.stop();
  });

  it('is not found by trying tokens', async () => {
    const statuses: number[] = [];
    const { perAddress } = settingsFor({ consentSeconds: 60 }).attempts;
    for (let tried = 0; tried < perAddress + 2; tried += 1)
      statuses.push((await setUp({ ...entry, token: `guess-${tried}` })).status);
    expect(statuses).toEqual([...Array.from({ length: perAddress }, () => 403), 429, 429]);
  });

  it('of one broker is unknown to the broker of another database', async () => {
    const other = await aBroker(await cluster.database());
    const { token } = await theAdministrator(broker);
    await expect(connect(other.url, { token })).rejects.toThrow('not-signed-in');
    await other.stop();
  });
});
