import { sql } from 'kysely';
import { ok } from '../../../app/kernel/result.ts';
import { filtered } from '../../audit/filter-events.ts';
import { namesAbout } from '../../audit/names-about.ts';
import { withValues } from '../../audit/read-events.ts';
import type { Store } from '../../store/open-store.ts';
import type { Case } from '../case.ts';

export const listEvents: Case<'audit.list'> = async ({ store }, _caller, { filter, before }) => {
  const rows = await filtered(store, filter)
    .selectAll('audit_event')
    .$if(before !== null, (query) => query.where('seq', '<', String(before)))
    .orderBy('seq', 'desc')
    .limit(PAGE + 1)
    .execute();
  const shown = rows.slice(0, PAGE);
  const covers = await coveringCheckpoints(store, Number(shown.at(-1)?.seq ?? 0));
  const chained = await withValues(store, shown);
  const abouts = await namesAbout(
    store,
    chained.map(({ event }) => event),
  );
  const lines = chained.map(({ event, personal }) => ({
    event,
    about: abouts.get(event.id) ?? null,
    values: Object.fromEntries(
      Object.entries(personal).map(([name, value]) => [name, value === 'erased' ? null : value.value]),
    ),
    checkpoint: covers.find(({ seq }) => seq >= event.seq) ?? null,
  }));
  return ok({ lines, more: rows.length > PAGE });
};

/** Every checkpoint from the first that covers `seq` on, in order. */
async function coveringCheckpoints(db: Store, seq: number): Promise<{ seq: number; at: number }[]> {
  const rows = await db
    .selectFrom('audit_checkpoint')
    .select(['seq', sql<Date>`at`.as('at')])
    .where('seq', '>=', String(seq))
    .orderBy('seq')
    .limit(5000)
    .execute();
  return rows.map((row) => ({ seq: Number(row.seq), at: row.at.getTime() }));
}

/** Events in one answer. */
const PAGE = 100;
