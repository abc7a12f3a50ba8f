import { fail, ok } from '../../../app/kernel/result.ts';
import { endLogin, endLoginsOf, listLogins } from '../../store/logins.ts';
import type { Case } from '../case.ts';

export const listSignIns: Case<'account.sign-ins'> = async ({ store, clock }, { person, login }) =>
  ok(await listLogins(store, person.id, login.id, clock.now()));

export const endSignIn: Case<'account.end-sign-in'> = async ({ store, log }, { person }, { signInId }) => {
  if (!(await endLogin(store, person.id, signInId))) return fail({ type: 'not-found' });
  log.info({ person: person.id, login: signInId }, 'sign-in-ended');
  return ok({});
};

export const endOtherSignIns: Case<'account.end-other-sign-ins'> = async ({ store, log }, { person, login }) => {
  await endLoginsOf(store, person.id, login.id);
  log.info({ person: person.id }, 'other-sign-ins-ended');
  return ok({});
};
