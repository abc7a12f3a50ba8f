import { Concern } from '../../app/course/concern.ts';
import type { Id, Instant } from '../../app/kernel/scalars.ts';
import type { Store } from './open-store.ts';

/** The first asked first. */
export async function listConcerns(db: Store, ticketId: Id): Promise<Concern[]> {
  const rows = await db
    .selectFrom('concern')
    .innerJoin('ticket', 'ticket.id', 'concern.ticket_id')
    .select(['concern.id', 'by_requester', 'concern.state', 'answer', 'refusal'])
    .select(({ fn }) => fn.coalesce('concern.words', 'ticket.words').as('words'))
    .where('concern.ticket_id', '=', ticketId)
    .orderBy('added_at')
    .orderBy('concern.id')
    .execute();
  return rows.map(({ by_requester, ...row }) =>
    Concern.parse({ ...row, addedBy: by_requester ? 'requester' : 'technician' }),
  );
}

export async function hasConcern(db: Store, ticketId: Id, requestId: Id): Promise<boolean> {
  const row = await db
    .selectFrom('concern')
    .select('id')
    .where('ticket_id', '=', ticketId)
    .where('request_id', '=', requestId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function addConcern(
  db: Store,
  concern: Pick<Concern, 'id' | 'words' | 'addedBy'> & {
    readonly ticketId: Id;
    readonly requestId: Id;
    readonly at: Instant;
  },
): Promise<void> {
  await db
    .insertInto('concern')
    .values({
      id: concern.id,
      ticket_id: concern.ticketId,
      request_id: concern.requestId,
      words: concern.words,
      by_requester: concern.addedBy === 'requester',
      added_at: new Date(concern.at),
    })
    .execute();
}

export async function saveConcern(
  db: Store,
  { id, state, answer, refusal }: Pick<Concern, 'id' | 'state' | 'answer' | 'refusal'>,
): Promise<void> {
  await db.updateTable('concern').set({ state, answer, refusal }).where('id', '=', id).execute();
}
