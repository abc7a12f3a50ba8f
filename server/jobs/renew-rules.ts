import { sql } from 'kysely';
import type PgBoss from 'pg-boss';
import type { Context } from '../context.ts';
import { QUEUES } from './boss.ts';

/** Every hour each broker writes its workstations' rules anew: none runs out while it is connected, and a contract that began is known. */
export async function renewRules(boss: PgBoss, { store }: Context): Promise<void> {
  const changed = JSON.stringify({ kind: 'rights-changed', of: 'rules', id: null });
  await boss.work(QUEUES.renewal.name, { pollingIntervalSeconds: 10 }, async () => {
    await sql`select pg_notify('accord', ${changed})`.execute(store);
  });
}
