import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { furnishTickets } from '../../bench/scale/furnish-tickets.ts';
import { furnishTown } from '../../bench/scale/furnish-town.ts';
import { measureQuestions } from '../../bench/scale/measure-questions.ts';
import { questionsFor } from '../../bench/scale/questions.ts';
import { addStarterBase } from '../../server/knowledge/starter-base.ts';
import { createLog } from '../../server/log.ts';
import { migrate } from '../../server/store/migrate.ts';
import { openStore } from '../../server/store/open-store.ts';
import type { Cluster } from './support/cluster.ts';
import { startCluster } from './support/cluster.ts';

const SIZE = { tickets: 400, articles: 30, technicians: 120, employees: 200 };

let cluster: Cluster;
let url: string;
beforeAll(async () => {
  cluster = await startCluster();
  url = await cluster.database();
  const store = openStore(url, createLog('silent', { write: () => undefined }));
  await migrate(store);
  await addStarterBase(store, randomUUID, Date.now());
  await furnishTown(store, SIZE);
  await furnishTickets(store, SIZE);
  await store.destroy();
});
afterAll(() => cluster?.stop());

/** So few are soonest read from end to end: forbidden to do that where there is any other way, the database shows whether there is. */
const withoutScans = () => `${url}?options=${encodeURIComponent('-c enable_seqscan=off')}`;

describe('[G7] what is asked of the database', () => {
  it('has an index to go by, each of it', async () => {
    const measured = await measureQuestions(withoutScans(), (db) => questionsFor(db, SIZE), 1);
    expect(measured.length).toBeGreaterThan(20);
    expect(measured.filter(({ plan }) => plan.whole.length > 0).map(({ name }) => name)).toEqual([]);
  });

  it('would be seen if it had none', async () => {
    const question = {
      name: 'by its words',
      aim: 1,
      ask: async (db: Parameters<typeof questionsFor>[0]) =>
        (await db.selectFrom('ticket').select('id').where('words', '=', 'x').execute()).length,
    };
    const [measured] = await measureQuestions(withoutScans(), async () => [question], 1);
    expect(measured?.plan.whole).toEqual(['ticket']);
  });
});
