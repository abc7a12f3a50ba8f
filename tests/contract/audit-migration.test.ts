import { randomUUID } from 'node:crypto';
import { Migrator } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { GENESIS } from '../../app/audit/chain.ts';
import { createWalk } from '../../app/audit/walk.ts';
import { aGrant } from '../../app/testing/builders.ts';
import { readChain } from '../../server/audit/read-events.ts';
import { createLog } from '../../server/log.ts';
import { migrate } from '../../server/store/migrate.ts';
import * as foundation from '../../server/store/migrations/0001-foundation.ts';
import type { Store } from '../../server/store/open-store.ts';
import { openStore } from '../../server/store/open-store.ts';
import { readTimeline } from '../../server/store/timeline.ts';
import type { Cluster } from './support/cluster.ts';
import { query, startCluster } from './support/cluster.ts';

let cluster: Cluster;
let store: Store;
let url: string;
beforeAll(async () => {
  cluster = await startCluster();
  url = await cluster.emptyDatabase();
  store = openStore(url, createLog('silent', { write: () => undefined }));
});
afterAll(async () => {
  await store.destroy();
  await cluster.stop();
});

it('[J2] the lines that a ticket had before there was a chain become its first events', async () => {
  const provider = { getMigrations: () => Promise.resolve({ '0001-foundation': foundation }) };
  const first = await new Migrator({ db: store, provider }).migrateToLatest();
  expect(first.error).toBeUndefined();
  const [person, ticket] = [randomUUID(), randomUUID()];
  const facts = [
    { type: 'ticket-opened', at: 1 },
    { type: 'word-added', at: 2, words: 'Toujours rien' },
    { type: 'granted', at: 3, signed: aGrant() },
  ];
  await query(
    url,
    `insert into person values ($1, 'Paul Lenoir', 'paul@example.org', false, null, 'employee', null, null, now(), now())`,
    [person],
  );
  await query(
    url,
    `insert into ticket values ($1, 'INC-2026-000001', $2, $3, 'x', 'blocked', 'new', null, null, now(), now())`,
    [ticket, person, randomUUID()],
  );
  for (const fact of facts)
    await query(
      url,
      `insert into audit_entry (id, ticket_id, reference, session_id, actor, fact, recorded_at)
        values ($1, $2, 'INC-2026-000001', null, $3, $4, now())`,
      [randomUUID(), ticket, JSON.stringify({ kind: 'employee', name: 'Paul Lenoir' }), JSON.stringify(fact)],
    );

  await migrate(store);
  const timeline = await readTimeline(store, ticket);
  expect(timeline.map(({ fact }) => fact)).toEqual(facts);
  expect(new Set(timeline.map(({ actor }) => actor.name))).toEqual(new Set(['Paul Lenoir']));
  const walk = createWalk(false);
  const actors: (string | undefined)[] = [];
  for await (const { event, personal } of readChain(store, GENESIS.seq, Number.MAX_SAFE_INTEGER)) {
    expect(walk.event(event, personal)).toBeNull();
    actors.push(event.actor.personId);
  }
  expect(actors).toEqual([person, person, person]);
});
