import { fail, ok } from '../../../app/kernel/result.ts';
import { noteChange } from '../../steps/note-change.ts';
import { transact } from '../../steps/transact.ts';
import { endLogin, endLoginsOf, listLogins } from '../../store/logins.ts';
import type { Case } from '../case.ts';

export const listSignIns: Case<'account.sign-ins'> = async ({ store, clock }, { person, login }) =>
  ok(await listLogins(store, person.id, login.id, clock.now()));

export const endSignIn: Case<'account.end-sign-in'> = (context, caller, { signInId }) =>
  transact(context, async (work) => {
    const { id: personId } = caller.person;
    if (!(await endLogin(work.db, personId, signInId))) return fail({ type: 'not-found' });
    noteChange(work, caller, { kind: 'sign-in-revoked', subject: { personId }, body: {} });
    return ok({});
  });

export const endOtherSignIns: Case<'account.end-other-sign-ins'> = (context, caller) =>
  transact(context, async (work) => {
    const { id: personId } = caller.person;
    await endLoginsOf(work.db, personId, caller.login.id);
    noteChange(work, caller, { kind: 'sign-in-revoked', subject: { personId }, body: {} });
    return ok({});
  });
