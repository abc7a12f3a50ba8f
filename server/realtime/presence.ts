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
  };
}

async function forgetDeadBrokers(store: Store): Promise<void> {
  await store
    .deleteFrom('attachment')
    .where('broker', 'not in', store.selectFrom('live_broker').select('number'))
    .execute();
}
