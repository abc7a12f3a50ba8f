import { fail, ok } from '../../../app/kernel/result.ts';
import { noteChange } from '../../steps/note-change.ts';
import { transact } from '../../steps/transact.ts';
import { endLogin, endLoginsOf, listLogins } from '../../store/logins.ts';
import type { Case } from '../case.ts';

export const listSignInsOf: Case<'identity.sign-ins'> = async ({ store, clock }, { login }, { personId }) =>
  ok(await listLogins(store, personId, login.id, clock.now()));

export const endSignInOf: Case<'identity.end-sign-in'> = (context, caller, { personId, signInId }) =>
  transact(context, async (work) => {
    if (!(await endLogin(work.db, personId, signInId))) return fail({ type: 'not-found' });
    noteChange(work, caller, { kind: 'sign-in-revoked', subject: { personId }, body: {} });
    return ok({});
  });

export const endSignInsOf: Case<'identity.end-sign-ins'> = (context, caller, { personId }) =>
  transact(context, async (work) => {
    await endLoginsOf(work.db, personId);
    noteChange(work, caller, { kind: 'sign-in-revoked', subject: { personId }, body: {} });
    return ok({});
  });
