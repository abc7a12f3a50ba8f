import { fail, ok } from '../../../app/kernel/result.ts';
import { noteChange } from '../../steps/note-change.ts';
import { transact } from '../../steps/transact.ts';
import { endLoginsOf, holdLogin } from '../../store/logins.ts';
import { replacePassword } from '../../store/people.ts';
import type { Case } from '../case.ts';
import { counted } from './counted.ts';

/** Whoever knew the old one is signed out everywhere but here. */
export const changePassword: Case<'account.change-password'> = (context, caller, { current, next }) =>
  counted(context, caller, 'password', async () => {
    const { auth } = context;
    const { id: personId } = caller.person;
    if (!(await auth.hasPassword(personId)) || !(await auth.knowsPassword(personId, current)))
      return fail({ type: 'wrong-credentials' });
    const hash = await context.hashPassword(next);
    return await transact(context, async (work) => {
      /** An administrator who gave another one meanwhile has ended this sign-in. */
      if (!(await holdLogin(work.db, caller.login.id))) return fail({ type: 'not-signed-in' });
      await replacePassword(work.db, personId, hash, work.now);
      await endLoginsOf(work.db, personId, caller.login.id);
      noteChange(work, caller, { kind: 'password-changed', subject: { personId }, body: {} });
      return ok({});
    });
  });
