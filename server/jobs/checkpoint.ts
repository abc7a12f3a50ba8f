import type PgBoss from 'pg-boss';
import { makeCheckpoint } from '../audit/checkpoints.ts';
import type { Context } from '../context.ts';
import { QUEUES } from './boss.ts';

/** Every five minutes, once for all brokers; when nothing was added the checkpoint that is there stands. */
export async function signCheckpoints(boss: PgBoss, context: Context): Promise<void> {
  await boss.work(QUEUES.checkpoint.name, { pollingIntervalSeconds: 10 }, async () => {
    const { checkpoint } = await makeCheckpoint(context);
    context.log.debug({ seq: checkpoint.seq }, 'checkpoint-signed');
  });
}
