import { Diagnosis } from '../../app/course/diagnosis.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import type { Store } from './open-store.ts';

/** The first written first. */
export async function listDiagnoses(db: Store, ticketId: Id): Promise<Diagnosis[]> {
  const rows = await db
    .selectFrom('diagnosis')
    .innerJoin('person', 'person.id', 'diagnosis.author_id')
    .select(['diagnosis.id', 'diagnosis.level', 'person.name as by', 'at', 'hypothesis', 'tried', 'outcome'])
    .where('ticket_id', '=', ticketId)
    .orderBy('at')
    .orderBy('diagnosis.id')
    .execute();
  return rows.map((row) => Diagnosis.parse({ ...row, at: row.at.getTime() }));
}

/** False when it was written before. */
export async function addDiagnosis(
  db: Store,
  { by: _, at, ...entry }: Diagnosis & { readonly ticketId: Id; readonly requestId: Id; readonly authorId: Id },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('diagnosis')
    .values({
      id: entry.id,
      ticket_id: entry.ticketId,
      request_id: entry.requestId,
      level: entry.level,
      author_id: entry.authorId,
      hypothesis: entry.hypothesis,
      tried: entry.tried,
      outcome: entry.outcome,
      at: new Date(at),
    })
    .onConflict((conflict) => conflict.columns(['ticket_id', 'request_id']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}
