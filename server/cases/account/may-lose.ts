import type { Id } from '../../../app/kernel/scalars.ts';
import type { Person } from '../../../app/level/person.ts';
import type { Factors } from '../../accounts/factors.ts';
import { isRequired } from '../../store/logins.ts';
import type { Store } from '../../store/open-store.ts';

/** Whether the account keeps a second factor, or may be without one. */
export async function mayLose(
  db: Store,
  factors: Factors,
  person: Person,
  factor: 'totp' | { readonly passkeyId: Id },
): Promise<boolean> {
  if (!(await isRequired(db, person))) return true;
  const passkeys = await factors.passkeys.list(person.id);
  if (factor === 'totp') return passkeys.length > 0;
  return (await factors.totp.isOn(person.id)) || passkeys.some(({ id }) => id !== factor.passkeyId);
}
