import { fail, ok } from '../../../app/kernel/result.ts';
import { endLoginsOf } from '../../store/logins.ts';
import { findPerson } from '../../store/people.ts';
import type { Case } from '../case.ts';

/** For somebody who has lost every factor; one's own are taken off from one's own account, where another has to remain. */
export const resetFactors: Case<'identity.reset-factors'> = async ({ store, auth, log }, caller, { personId }) => {
  if (personId === caller.person.id) return fail({ type: 'not-allowed' });
  if ((await findPerson(store, personId)) === undefined) return fail({ type: 'not-found' });
  await auth.totp.remove(personId);
  await store.deleteFrom('passkey').where('person_id', '=', personId).execute();
  await endLoginsOf(store, personId);
  log.info({ person: personId, by: caller.person.id }, 'second-factors-reset');
  return ok({});
};
