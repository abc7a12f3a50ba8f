import { randomUUID } from 'node:crypto';
import { cpus } from 'node:os';
import type { ArticleContent } from '../app/knowledge/article.ts';
import { addStarterBase } from '../server/knowledge/starter-base.ts';
import { createLog } from '../server/log.ts';
import { readLines } from '../server/store/knowledge/articles.ts';
import { findArticles } from '../server/store/knowledge/find-articles.ts';
import { migrate } from '../server/store/migrate.ts';
import type { Store } from '../server/store/open-store.ts';
import { openStore } from '../server/store/open-store.ts';
import { startCluster } from '../tests/contract/support/cluster.ts';
import { spreadOf } from './measure/spread.ts';
import { furnishArticles, readBase } from './scale/furnish-articles.ts';

/** What a suggestion and a search cost with 500 articles a language and with ten times as many, on a database of its own. */
const SIZES = [500, 5000];
const ROUNDS = 150;
const WAYS = {
  'a suggestion, as typed': { everyone: true, limit: 4, change: asTyped },
  'a suggestion, mistyped': { everyone: true, limit: 4, change: mistyped },
  'a search of 50 lines': { everyone: false, limit: 50, change: asTyped },
} as const;

const cluster = await startCluster();
const store = openStore(await cluster.database(), createLog('silent', { write: () => undefined }));
try {
  await migrate(store);
  await addStarterBase(store, randomUUID, Date.now());
  const base = await readBase(store);
  console.log(`${cpus().length} cores, PostgreSQL on the same machine, ${ROUNDS} each`);
  console.log('articles  what                       p50 ms  p95 ms');
  for (const size of SIZES) {
    await furnishArticles(store, size);
    for (const [name, way] of Object.entries(WAYS)) {
      const { p50, p95 } = await measure(store, base, way);
      console.log(
        [String(size).padStart(8), name.padEnd(25), p50.toFixed(1).padStart(8), p95.toFixed(1).padStart(7)].join(' '),
      );
    }
  }
} finally {
  await store.destroy();
  await cluster.stop();
}

async function measure(
  db: Store,
  base: readonly ArticleContent[],
  { everyone, limit, change }: (typeof WAYS)[keyof typeof WAYS],
): Promise<{ p50: number; p95: number }> {
  const asked = base.flatMap(({ symptoms }) => symptoms);
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const words = change(asked[round % asked.length] ?? '');
    const start = performance.now();
    const found = await findArticles(db, { words, language: 'fr', everyone, limit });
    await readLines(
      db,
      found.map(({ id }) => id),
    );
    took.push(performance.now() - start);
  }
  return spreadOf(took);
}

function asTyped(words: string): string {
  return words;
}

/** The third letter of each longer word left out: every word has to be looked for. */
function mistyped(words: string): string {
  return words.replaceAll(/\p{L}{6,}/gu, (word) => word.slice(0, 2) + word.slice(3));
}
