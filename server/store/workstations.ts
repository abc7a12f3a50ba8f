import type { Id, Instant, PublicKey } from '../../app/kernel/scalars.ts';
import { Workstation } from '../../app/wire/requests/workstations.ts';
import type { Store } from './open-store.ts';

/** This person's workstation with this key, made when it is new: people who share a computer share its key, and nothing else. */
export async function registerWorkstation(
  db: Store,
  claim: { readonly id: Id; readonly personId: Id; readonly name: string; readonly publicKey: PublicKey },
  at: Instant,
): Promise<Workstation> {
  const row = await db
    .insertInto('workstation')
    .values({
      id: claim.id,
      person_id: claim.personId,
      name: claim.name,
      public_key: claim.publicKey,
      created_at: new Date(at),
    })
    .onConflict((conflict) => conflict.columns(['public_key', 'person_id']).doUpdateSet({ name: claim.name }))
    .returning(['id', 'name', 'public_key as publicKey'])
    .executeTakeFirstOrThrow();
  return Workstation.parse(row);
}
