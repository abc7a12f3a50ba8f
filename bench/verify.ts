import { randomBytes, randomUUID } from 'node:crypto';
import { cpus } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { keyPairFrom } from '../app/kernel/signing.ts';
import type { Unchained } from '../server/audit/append.ts';
import { appendEvents } from '../server/audit/append.ts';
import { makeCheckpoint } from '../server/audit/checkpoints.ts';
import { lineDraft } from '../server/audit/drafts.ts';
import { beginFollowing, followPart } from '../server/audit/follow-chain.ts';
import { createLog } from '../server/log.ts';
import { migrate } from '../server/store/migrate.ts';
import type { Store } from '../server/store/open-store.ts';
import { openStore } from '../server/store/open-store.ts';
import { startCluster } from '../tests/contract/support/cluster.ts';

/** How fast a broker verifies its chain, and how long anything else has to wait for it meanwhile. */
const EVENTS = Number(process.argv[2] ?? 60_000);
const BATCH = 1_000;

const random = { hex: (bytes: number) => randomBytes(bytes).toString('hex') };
const signingKey = keyPairFrom(new Uint8Array(32).fill(9));
const clock = { now: () => Date.now() };

const cluster = await startCluster();
const store = openStore(await cluster.database(), createLog('silent', { write: () => undefined }));
try {
  await migrate(store);
  await furnish(store);
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  const began = performance.now();
  let longest = 0;
  let parts = 0;
  for (let mark = await beginFollowing(store); mark.reached < mark.to; parts += 1) {
    const start = performance.now();
    const followed = await followPart({ store, signingKey }, mark);
    if (followed.fault !== null) throw new Error(`the chain does not hold: ${followed.fault.type}`);
    mark = followed.mark;
    longest = Math.max(longest, performance.now() - start);
  }
  const took = performance.now() - began;
  delays.disable();
  const ms = (nanoseconds: number): string => (nanoseconds / 1e6).toFixed(1);
  console.log(`${cpus().length} cores, PostgreSQL on the same machine, ${EVENTS} events of two values each`);
  console.log(`${Math.round((EVENTS * 1000) / took)} events/s, ${parts} parts, the longest ${Math.round(longest)} ms`);
  console.log(
    `what else a broker does waits p50 ${ms(delays.percentile(50))} ms, p99 ${ms(delays.percentile(99))} ms, most ${ms(delays.max)} ms`,
  );
} finally {
  await store.destroy();
  await cluster.stop();
}

async function furnish(db: Store): Promise<void> {
  const ticket = { id: randomUUID(), reference: 'INC-2026-000001' };
  const actor = { kind: 'employee', name: 'Paul Lenoir', personId: randomUUID() } as const;
  for (let from = 0; from < EVENTS; from += BATCH) {
    const at = Date.now();
    const lines = Array.from({ length: BATCH }, (): Unchained => {
      const fact = { type: 'word-added', at, words: 'Toujours rien à l’écran depuis ce matin' } as const;
      return lineDraft({ ticket, sessionId: null, actor, fact }, randomUUID(), at);
    });
    await db.transaction().execute((work) => appendEvents(work, random, lines));
    await makeCheckpoint({ store: db, clock, signingKey });
  }
}
