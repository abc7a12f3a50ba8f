import { CompiledQuery } from 'kysely';
import PgBoss from 'pg-boss';
import type { Log } from '../log.ts';
import type { Store } from '../store/open-store.ts';
import { STORE_NAME } from '../store/open-store.ts';

/** What the broker does later, as pg-boss calls it. */
export const QUEUES = {
  deadline: { name: 'session-deadline', retryLimit: 20, retryDelay: 5, expireInSeconds: 60 },
  checkpoint: { name: 'audit-checkpoint', policy: 'short', retryLimit: 0 },
  retention: { name: 'retention', policy: 'short', retryLimit: 3, retryDelay: 60 },
  renewal: { name: 'policy-renewal', policy: 'short', retryLimit: 0 },
  holidays: { name: 'refresh-holidays', policy: 'short', retryLimit: 0 },
  sweep: { name: 'sweep', policy: 'short', retryLimit: 0 },
} as const satisfies Record<string, PgBoss.Queue>;

/**
 * One a queue and two for pg-boss itself: a worker that still waits for a connection when the pool is closed waits for
 * ever, and keeps a broker that could not start from ending.
 */
const CONNECTIONS = Object.keys(QUEUES).length + 2;

/** pg-boss with its queues, on the broker's own database; while it makes its tables, no other broker may (see `alone`). */
export async function startBoss(url: string, log: Log): Promise<PgBoss> {
  const boss = new PgBoss({ connectionString: url, max: CONNECTIONS, application_name: STORE_NAME });
  boss.on('error', (error) => log.warn({ err: error }, 'the job queue stumbled'));
  await boss.start();
  for (const queue of Object.values(QUEUES)) await boss.createQueue(queue.name, queue);
  await boss.schedule(QUEUES.sweep.name, '* * * * *');
  await boss.schedule(QUEUES.holidays.name, '17 3 * * *');
  await boss.schedule(QUEUES.retention.name, '30 2 * * *');
  await boss.schedule(QUEUES.renewal.name, '17 * * * *');
  await boss.schedule(QUEUES.checkpoint.name, '*/5 * * * *');
  return boss;
}

/** Lets a job be planned by the very transaction that makes it necessary. */
export const within = (db: Store): { db: PgBoss.Db } => ({
  db: {
    executeSql: async (text, values) => {
      const { rows } = await db.executeQuery(CompiledQuery.raw(text, values));
      return { rows };
    },
  },
});
