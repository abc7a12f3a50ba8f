import { CompiledQuery } from 'kysely';
import PgBoss from 'pg-boss';
import type { Log } from '../log.ts';
import type { Store } from '../store/open-store.ts';

/** pg-boss started on the broker's own database; several brokers share its queues. */
export async function startBoss(url: string, log: Log): Promise<PgBoss> {
  const boss = new PgBoss({ connectionString: url, max: 3, application_name: 'accord-broker-jobs' });
  boss.on('error', (error) => log.warn({ err: error }, 'the job queue stumbled'));
  return await boss.start();
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
