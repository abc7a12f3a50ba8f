import { randomUUID } from 'node:crypto';
import type { Migration } from 'kysely';
import { Migrator } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { GENESIS } from '../../app/audit/chain.ts';
import { createWalk } from '../../app/audit/walk.ts';
import { aGrant } from '../../app/testing/builders.ts';
import { readChain } from '../../server/audit/read-events.ts';
import { createLog } from '../../server/log.ts';
import { readCourse } from '../../server/store/course.ts';
import { migrate } from '../../server/store/migrate.ts';
import * as foundation from '../../server/store/migrations/0001-foundation.ts';
import * as identity from '../../server/store/migrations/0002-identity.ts';
import * as directory from '../../server/store/migrations/0003-directory.ts';
import * as policy from '../../server/store/migrations/0004-policy.ts';
import * as rights from '../../server/store/migrations/0005-rights.ts';
import * as audit from '../../server/store/migrations/0006-audit.ts';
import * as sessionSignIn from '../../server/store/migrations/0007-session-sign-in.ts';
import * as policyWriters from '../../server/store/migrations/0008-policy-writers.ts';
import * as retention from '../../server/store/migrations/0009-retention.ts';
import * as knowledge from '../../server/store/migrations/0020-knowledge.ts';
import type { Store } from '../../server/store/open-store.ts';
import { openStore } from '../../server/store/open-store.ts';
import { findTicket } from '../../server/store/tickets.ts';
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

/** The schema of before the service desk. */
const BEFORE_THE_DESK = {
  '0001-foundation': foundation,
  '0002-identity': identity,
  '0003-directory': directory,
  '0004-policy': policy,
  '0005-rights': rights,
  '0006-audit': audit,
  '0007-session-sign-in': sessionSignIn,
  '0008-policy-writers': policyWriters,
  '0009-retention': retention,
  '0020-knowledge': knowledge,
};

it('[E1] a database of before the service desk becomes one of now, with every ticket that it had', async () => {
  const own = await cluster.emptyDatabase();
  const db = openStore(own, createLog('silent', { write: () => undefined }));
  const upTo = (migrations: Record<string, Migration>) =>
    new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } }).migrateToLatest();
  try {
    expect((await upTo({ '0001-foundation': foundation })).error).toBeUndefined();
    const [person, waiting, resolved] = [randomUUID(), randomUUID(), randomUUID()];
    await query(
      own,
      `insert into person values ($1, 'Paul Lenoir', 'paul@example.org', false, null, 'employee', null, null, now(), now())`,
      [person],
    );
    const rows = [
      [waiting, 'INC-2025-000001', 'Écran noir', 'new'],
      [resolved, 'REQ-2025-000001', 'Un accès', 'resolved'],
    ];
    for (const [id, reference, words, state] of rows)
      await query(own, `insert into ticket values ($1, $2, $3, $4, $5, 'blocked', $6, null, null, now(), now())`, [
        id,
        reference,
        person,
        randomUUID(),
        words,
        state,
      ]);
    expect((await upTo(BEFORE_THE_DESK)).error).toBeUndefined();
    await migrate(db);
    // What is read is parsed as it is now.
    expect(await findTicket(db, waiting)).toMatchObject({
      reference: 'INC-2025-000001',
      state: 'new',
      level: 1,
      priority: 2,
    });
    expect(await findTicket(db, resolved)).toMatchObject({ state: 'closed', outcome: 'not-confirmed' });
    expect((await readCourse(db, waiting)).concerns).toMatchObject([{ words: 'Écran noir', state: 'open' }]);
    expect(await migrate(db)).toEqual([]);
  } finally {
    await db.destroy();
  }
});
