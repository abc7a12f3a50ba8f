import { sql } from 'kysely';
import type { Instant } from '../../app/kernel/scalars.ts';
import type { LatelyWaited } from '../../app/ticket/expected-wait.ts';
import type { Store } from './open-store.ts';

/** Of those who asked in writing and were answered last: how long each waited for each place that they had in the queue. */
export async function readLatelyWaited(db: Store, now: Instant): Promise<LatelyWaited> {
  const since = new Date(now - LATELY_MS);
  const { rows } = await sql<{ count: number; ms: number | null }>`
    select count(*)::integer as count, percentile_cont(0.5) within group (order by waited / places)::float8 as ms
    from (
      select extract(epoch from late.answered_at - late.opened_at) * 1000 as waited,
        1 + (select count(*) from ticket other
          where other.answered_at > late.opened_at and other.opened_at < late.opened_at
            and other.answered_at > ${since}) as places
      from (
        select opened_at, answered_at from ticket
        where answered_at > ${since} and opened_at > ${since} and channel in ('client', 'portal', 'email')
        order by answered_at desc limit ${MOST}
      ) late
    ) each`.execute(db);
  return { count: rows[0]?.count ?? 0, perPlaceMs: rows[0]?.ms ?? Number.NaN };
}

const LATELY_MS = 3 * 86_400_000;
const MOST = 30;
