import { fail, ok } from '../../../app/kernel/result.ts';
import { noteChange } from '../../steps/note-change.ts';
import { transact } from '../../steps/transact.ts';
import { endLoginsOf } from '../../store/logins.ts';
import { findPerson, replacePassword } from '../../store/people.ts';
import type { Case } from '../case.ts';

/** Whoever has a second factor still shows it; one's own is changed from one's own account, which asks for the old one. */
export const givePassword: Case<'identity.give-password'> = async (context, caller, { personId, password }) => {
  const passwordHash = await context.hashPassword(password);
  return await transact(context, async (work) => {
    if (personId === caller.person.id) return fail({ type: 'not-allowed' });
    if ((await findPerson(work.db, personId)) === undefined) return fail({ type: 'not-found' });
    await replacePassword(work.db, personId, passwordHash, work.now);
    await endLoginsOf(work.db, personId);
    noteChange(work, caller, { kind: 'password-given', subject: { personId }, body: {} });
    return ok({});
  });
};
