import type { Instant } from '../../app/kernel/scalars.ts';
import type { Reference, ReferenceKind } from '../../app/ticket/reference.ts';
import { referenceFor } from '../../app/ticket/reference.ts';
import type { Store } from './open-store.ts';

/** The next number of its kind and year; `db` must be the transaction that uses it, so that none is lost or given twice. */
export async function nextReference(db: Store, kind: ReferenceKind, at: Instant): Promise<Reference> {
  const year = new Date(at).getUTCFullYear();
  const { last } = await db
    .insertInto('reference_counter')
    .values({ kind, year, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['kind', 'year']).doUpdateSet((row) => ({ last: row('reference_counter.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return referenceFor(kind, year, last);
}
