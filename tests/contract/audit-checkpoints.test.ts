import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkpointHolds, SignedCheckpoint } from '../../app/audit/checkpoint.ts';
import { keyPairFrom } from '../../app/kernel/signing.ts';
import { keptSigningKey, SigningKeyLocked } from '../../server/accounts/signing-key.ts';
import { makeCheckpoint } from '../../server/audit/checkpoints.ts';
import { createLog } from '../../server/log.ts';
import type { Store } from '../../server/store/open-store.ts';
import { openStore } from '../../server/store/open-store.ts';
import { aBroker } from './support/broker.ts';
import { query } from './support/cluster.ts';
import type { Desk } from './support/desk.ts';
import { aRequestForHelp, openDesk } from './support/desk.ts';
import { aDevice } from './support/ends.ts';

let desk: Desk;
let store: Store;
beforeAll(async () => {
  desk = await openDesk();
  store = openStore(desk.broker.databaseUrl, createLog('silent', { write: () => undefined }));
});
afterAll(async () => {
  await store.destroy();
  await desk.close();
});

const SECRET = 'a-secret-for-tests-of-32-characters';
const clock = { now: () => Date.now() };

describe('[J4] the broker’s signing key', () => {
  it('is one for all brokers of a database, however many make it at once', async () => {
    await query(desk.broker.databaseUrl, 'delete from broker_key');
    const keys = await Promise.all(Array.from({ length: 5 }, () => keptSigningKey(store, SECRET)));
    expect(new Set(keys.map(({ publicKey }) => publicKey)).size).toBe(1);
    expect(await keptSigningKey(store, SECRET)).toEqual(keys[0]);
  });

  it('is worth nothing to whoever has the database alone', async () => {
    const { secret } = await keptSigningKey(store, SECRET);
    const [row] = await query<{ sealed: string }>(desk.broker.databaseUrl, 'select sealed from broker_key');
    expect(row?.sealed).not.toContain(secret);
    await expect(keptSigningKey(store, 'another-secret-of-32-characters!!')).rejects.toBeInstanceOf(SigningKeyLocked);
  });

  it('does not become another without a word when the secret changes: the broker does not start', async () => {
    const config = { authSecret: 'another-secret-of-32-characters!!' };
    await expect(aBroker(desk.broker.databaseUrl, { config })).rejects.toBeInstanceOf(SigningKeyLocked);
  });
});

describe('[J4] checkpoints', () => {
  it('say where the chain ends, and are made anew only when something was added', async () => {
    const signingKey = await keptSigningKey(store, SECRET);
    const [first, second] = [
      await makeCheckpoint({ store, clock, signingKey }),
      await makeCheckpoint({ store, clock, signingKey }),
    ];
    expect(second).toEqual(first);
    expect(checkpointHolds(first)).toBe(true);
    expect(checkpointHolds({ ...first, brokerKey: keyPairFrom(new Uint8Array(32).fill(4)).publicKey })).toBe(false);
    await (await desk.employee()).ask('ticket.open', aRequestForHelp());
    const third = await makeCheckpoint({ store, clock, signingKey });
    expect(third.checkpoint.seq).toBe(first.checkpoint.seq + 1);
    const [head] = await query<{ hash: string }>(desk.broker.databaseUrl, 'select hash from audit_head');
    expect(third.checkpoint.hash).toBe(head?.hash);
  });

  it('reach a workstation when it attaches, so that it would know an older chain', async () => {
    const employee = await desk.employee();
    await aDevice().attach(employee);
    const { signed } = await employee.heard('audit-checkpoint');
    expect(checkpointHolds(SignedCheckpoint.parse(signed))).toBe(true);
  });

  it('are signed by a job without anyone asking', async () => {
    const employee = await desk.employee();
    await employee.ask('ticket.open', aRequestForHelp());
    await query(desk.broker.databaseUrl, `insert into pgboss.job (name) values ('audit-checkpoint')`);
    await expect
      .poll(
        () =>
          query(
            desk.broker.databaseUrl,
            'select 1 from audit_checkpoint join audit_head using (seq) where audit_checkpoint.hash = audit_head.hash',
          ),
        { timeout: 30_000, interval: 500 },
      )
      .toHaveLength(1);
  });
});
