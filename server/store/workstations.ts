import type { Id, Instant, PublicKey } from '../../app/kernel/scalars.ts';
import { Workstation } from '../../app/wire/requests.ts';
import type { Store } from './open-store.ts';

/** The workstation that has this key, made when it is new; undefined when the key is somebody else's. */
export async function registerWorkstation(
  db: Store,
  claim: { readonly id: Id; readonly personId: Id; readonly name: string; readonly publicKey: PublicKey },
  at: Instant,
): Promise<Workstation | undefined> {
  const row = await db
    .insertInto('workstation')
    .values({
      id: claim.id,
      person_id: claim.personId,
      name: claim.name,
      public_key: claim.publicKey,
      created_at: new Date(at),
    })
    .onConflict((conflict) =>
      conflict
        .column('public_key')
        .doUpdateSet({ name: claim.name })
        .where('workstation.person_id', '=', claim.personId),
    )
    .returning(['id', 'name', 'public_key as publicKey'])
    .executeTakeFirst();
  return row && Workstation.parse(row);
}
