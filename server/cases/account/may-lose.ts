import type { Id } from '../../../app/kernel/scalars.ts';
import type { Person } from '../../../app/level/person.ts';
import type { Context } from '../../context.ts';
import { isRequired } from '../../store/logins.ts';

/** Whether the account keeps a second factor, or may be without one. */
export async function mayLose(
  { auth, store }: Context,
  person: Person,
  factor: 'totp' | { readonly passkeyId: Id },
): Promise<boolean> {
  if (!(await isRequired(store, person))) return true;
  const passkeys = await auth.passkeys.list(person.id);
  if (factor === 'totp') return passkeys.length > 0;
  return (await auth.totp.isOn(person.id)) || passkeys.some(({ id }) => id !== factor.passkeyId);
}
