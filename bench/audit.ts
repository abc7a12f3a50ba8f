import { randomBytes, randomUUID } from 'node:crypto';
import { cpus } from 'node:os';
import { appendEvents } from '../server/audit/append.ts';
import { lineDraft } from '../server/audit/drafts.ts';
import { createLog } from '../server/log.ts';
import { migrate } from '../server/store/migrate.ts';
import type { Store } from '../server/store/open-store.ts';
import { openStore } from '../server/store/open-store.ts';
import { addMessage, latestNumber } from '../server/store/talk/messages.ts';
import { addTicket, changeTicket, lockTicket, readTicket } from '../server/store/tickets.ts';
import { startCluster } from '../tests/contract/support/cluster.ts';
import { spreadOf } from './measure/spread.ts';

/** What the chain costs: the same case (a word added to a ticket) with its event and without, on a database of its own. */
const ROUNDS = 600;
const AT_ONCE = 10;

const random = { hex: (bytes: number) => randomBytes(bytes).toString('hex') };
const fixed = (value: number, width: number): string => value.toFixed(1).padStart(width);

const cluster = await startCluster();
const store = openStore(await cluster.database(), createLog('silent', { write: () => undefined }));
try {
  await migrate(store);
  const tickets = await furnish(store);
  await measure(store, tickets, 1, true, 100);
  console.log(`${cpus().length} cores, PostgreSQL on the same machine, ${ROUNDS} cases each`);
  console.log('at once  chain    p50 ms  p95 ms  cases/s');
  for (const atOnce of [1, AT_ONCE]) {
    const without = await measure(store, tickets, atOnce, false, ROUNDS);
    const chained = await measure(store, tickets, atOnce, true, ROUNDS);
    for (const [name, { p50, p95, perSecond }] of Object.entries({ without, chained }))
      console.log(
        [String(atOnce).padStart(7), name.padEnd(8), fixed(p50, 7), fixed(p95, 7), fixed(perSecond, 8)].join(' '),
      );
    console.log(`         with / without: ${(chained.p50 / without.p50).toFixed(2)} × the time`);
  }
} finally {
  await store.destroy();
  await cluster.stop();
}

async function measure(
  db: Store,
  tickets: readonly string[],
  atOnce: number,
  chained: boolean,
  rounds: number,
): Promise<{ p50: number; p95: number; perSecond: number }> {
  const took: number[] = [];
  let next = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < rounds) {
        const ticketId = tickets[next % tickets.length] ?? '';
        next += 1;
        const start = performance.now();
        await say(db, ticketId, chained);
        took.push(performance.now() - start);
      }
    }),
  );
  const { p50, p95 } = spreadOf(took);
  return { p50, p95, perSecond: (took.length * 1000) / (performance.now() - began) };
}

/** What `talk.say` does in its transaction. */
async function say(db: Store, ticketId: string, chained: boolean): Promise<void> {
  await db.transaction().execute(async (work) => {
    const at = Date.now();
    const ticket = await lockTicket(work, ticketId);
    if (ticket === undefined) throw new Error('the ticket is gone');
    const words = 'Toujours rien à l’écran depuis ce matin';
    const number = (await latestNumber(work, ticketId)) + 1;
    await addMessage(work, { ticketId, number, requestId: randomUUID(), authorId: ticket.requester.id, words, at });
    await changeTicket(work, ticketId, { at });
    await readTicket(work, ticketId);
    const actor = { kind: 'employee', name: ticket.requester.name, personId: ticket.requester.id } as const;
    const line = { ticket, sessionId: null, actor, fact: { type: 'word-added', at, words } } as const;
    if (chained) await appendEvents(work, random, [lineDraft(line, randomUUID(), at)]);
  });
}

async function furnish(db: Store): Promise<string[]> {
  const [personId, now] = [randomUUID(), new Date()];
  await db
    .insertInto('person')
    .values({
      id: personId,
      name: 'Paul Lenoir',
      email: 'paul@example.org',
      email_verified: false,
      image: null,
      role: 'employee',
      level: null,
      team: null,
      created_at: now,
      updated_at: now,
    })
    .execute();
  const ids = Array.from({ length: 50 }, () => randomUUID());
  for (const [n, id] of ids.entries())
    await addTicket(db, {
      id,
      reference: `INC-2026-${String(n + 1).padStart(6, '0')}`,
      words: 'Rien ne va',
      impact: 'blocked',
      urgency: null,
      priority: 2,
      category: null,
      channel: 'client',
      requesterId: personId,
      requestId: randomUUID(),
      workstationId: null,
      openedAt: now.getTime(),
    });
  return ids;
}
