import type PgBoss from 'pg-boss';
import type { Context } from '../context.ts';
import { applyRetention } from '../privacy/retention.ts';
import { BROKER } from '../steps/actors.ts';
import { transact } from '../steps/transact.ts';
import { QUEUES } from './boss.ts';

/** Every night, once for all brokers: what has had its time goes, and the chain says how much. */
export async function eraseEachNight(boss: PgBoss, context: Context): Promise<void> {
  await boss.work(QUEUES.retention.name, { pollingIntervalSeconds: 10 }, () =>
    transact(context, async (work) => {
      const gone = await applyRetention(work.db, work.now);
      if (gone.words + gone.names + gone.events + gone.decisions === 0) return;
      const { keptFrom, ...counts } = gone;
      const body = keptFrom === 0 ? counts : { ...counts, keptFrom };
      work.note({ kind: 'retention-applied', actor: BROKER, subject: {}, body });
    }),
  );
}
