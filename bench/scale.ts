import { randomUUID } from 'node:crypto';
import { cpus } from 'node:os';
import { addStarterBase } from '../server/knowledge/starter-base.ts';
import { createLog } from '../server/log.ts';
import { migrate } from '../server/store/migrate.ts';
import { openStore } from '../server/store/open-store.ts';
import { startCluster } from '../tests/contract/support/cluster.ts';
import { furnishArticles } from './scale/furnish-articles.ts';
import { furnishTickets } from './scale/furnish-tickets.ts';
import type { Size } from './scale/furnish-town.ts';
import { furnishTown } from './scale/furnish-town.ts';
import type { Measured } from './scale/measure-questions.ts';
import { measureQuestions } from './scale/measure-questions.ts';
import { questionsFor } from './scale/questions.ts';
import { scaleTableOf } from './scale/scale-table.ts';

/** What lists, searches, suggestions and reports cost with a million tickets and with a tenth of it (`--tickets=` for others). */
const whole = Number(process.argv.find((one) => one.startsWith('--tickets='))?.slice('--tickets='.length) ?? 1_000_000);
const ROUNDS = 60;

const sizeOf = (tickets: number): Size => ({
  tickets,
  articles: Math.max(100, tickets / 200),
  technicians: Math.max(120, tickets / 500),
  employees: Math.max(2000, tickets / 10),
});

const cluster = await startCluster();
try {
  console.log(`${cpus().length} cores, PostgreSQL on the same machine, ${ROUNDS} rounds each`);
  const tenth = await measure(sizeOf(whole / 10));
  const full = await measure(sizeOf(whole));
  console.log(scaleTableOf(tenth, full));
} finally {
  await cluster.stop();
}

async function measure(size: Size): Promise<Measured[]> {
  const url = await cluster.database();
  const store = openStore(url, createLog('silent', { write: () => undefined }));
  try {
    const start = performance.now();
    await migrate(store);
    await addStarterBase(store, randomUUID, Date.now());
    await furnishTown(store, size);
    await furnishArticles(store, size.articles);
    await furnishTickets(store, size);
    console.log(`${size.tickets} tickets made in ${Math.round((performance.now() - start) / 1000)} s`);
    return await measureQuestions(url, (db) => questionsFor(db, size), ROUNDS);
  } finally {
    await store.destroy();
  }
}
