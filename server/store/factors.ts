import type { Id } from '../../app/kernel/scalars.ts';
import type { Store } from './open-store.ts';

/** Codes of an authenticator, and the recovery codes with them. */
export async function removeAuthenticator(db: Store, personId: Id): Promise<void> {
  await db.deleteFrom('two_factor').where('person_id', '=', personId).execute();
  await db.updateTable('person').set({ two_factor_enabled: false }).where('id', '=', personId).execute();
}

/** Every second factor of a person's. */
export async function removeFactors(db: Store, personId: Id): Promise<void> {
  await removeAuthenticator(db, personId);
  await db.deleteFrom('passkey').where('person_id', '=', personId).execute();
}
