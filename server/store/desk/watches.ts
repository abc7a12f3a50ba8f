import type { Id } from '../../../app/kernel/scalars.ts';
import type { Store } from '../open-store.ts';

export async function setWatch(db: Store, ticketId: Id, personId: Id, watching: boolean): Promise<void> {
  if (watching)
    await db
      .insertInto('ticket_watch')
      .values({ ticket_id: ticketId, person_id: personId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  else
    await db.deleteFrom('ticket_watch').where('ticket_id', '=', ticketId).where('person_id', '=', personId).execute();
}

export async function isWatching(db: Store, ticketId: Id, personId: Id): Promise<boolean> {
  const row = await db
    .selectFrom('ticket_watch')
    .select('person_id')
    .where('ticket_id', '=', ticketId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row !== undefined;
}
