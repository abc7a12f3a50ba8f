import { fail, ok } from '../../../app/kernel/result.ts';
import { endLogin, endLoginsOf, listLogins } from '../../store/logins.ts';
import type { Case } from '../case.ts';

export const listSignInsOf: Case<'identity.sign-ins'> = async ({ store, clock }, { login }, { personId }) =>
  ok(await listLogins(store, personId, login.id, clock.now()));

export const endSignInOf: Case<'identity.end-sign-in'> = async ({ store, log }, caller, { personId, signInId }) => {
  if (!(await endLogin(store, personId, signInId))) return fail({ type: 'not-found' });
  log.info({ person: personId, login: signInId, by: caller.person.id }, 'sign-in-ended');
  return ok({});
};

export const endSignInsOf: Case<'identity.end-sign-ins'> = async ({ store, log }, caller, { personId }) => {
  await endLoginsOf(store, personId);
  log.info({ person: personId, by: caller.person.id }, 'sign-ins-ended');
  return ok({});
};
