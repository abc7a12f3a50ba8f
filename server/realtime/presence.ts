import type { Presence } from '../context.ts';
import type { Store } from '../store/open-store.ts';

/** Kept in the database beside the number of the broker that holds the connection: it ends with that broker, however it ends. */
export async function createPresence(store: Store, broker: number): Promise<Presence> {
  await forgetDeadBrokers(store);
  return {
    attach: async (workstationId, connectionId) => {
      const holder = { broker, connection_id: connectionId };
      await store
        .insertInto('attachment')
        .values({ workstation_id: workstationId, ...holder })
        .onConflict((conflict) => conflict.column('workstation_id').doUpdateSet(holder))
        .execute();
    },
    detach: async (workstationId, connectionId) => {
      const { numDeletedRows } = await store
        .deleteFrom('attachment')
        .where('workstation_id', '=', workstationId)
        .where('broker', '=', broker)
        .where('connection_id', '=', connectionId)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
    look: (connectionId, personId, ticketId) =>
      store.transaction().execute(async (db) => {
        const known = await db
          .selectFrom('desk_line')
          .select('ticket_id')
          .where('connection_id', '=', connectionId)
          .forUpdate()
          .executeTakeFirst();
        await db
          .insertInto('desk_line')
          .values({ connection_id: connectionId, broker, person_id: personId, ticket_id: ticketId })
          .onConflict((conflict) => conflict.column('connection_id').doUpdateSet({ ticket_id: ticketId }))
          .execute();
        return { arrived: known === undefined, before: known?.ticket_id ?? null };
      }),
    leave: async (connectionId) => {
      const gone = await store
        .deleteFrom('desk_line')
        .where('connection_id', '=', connectionId)
        .returning('ticket_id')
        .executeTakeFirst();
      if (gone !== undefined) await hangUp(store);
      return gone && { ticketId: gone.ticket_id };
    },
  };
}

async function forgetDeadBrokers(store: Store): Promise<void> {
  for (const table of ['attachment', 'desk_line'] as const)
    await store.deleteFrom(table).where('broker', 'not in', store.selectFrom('live_broker').select('number')).execute();
  await hangUp(store);
}

/** Nobody stays on the phone who has no console open any more. */
async function hangUp(store: Store): Promise<void> {
  await store
    .deleteFrom('on_phone')
    .where('person_id', 'not in', store.selectFrom('desk_line').select('person_id'))
    .execute();
}
