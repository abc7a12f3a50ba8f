import { fail, ok } from '../../../app/kernel/result.ts';
import { noteChange } from '../../steps/note-change.ts';
import { transact } from '../../steps/transact.ts';
import { endLoginsOf, markSecondFactor } from '../../store/logins.ts';
import { lockPerson } from '../../store/people.ts';
import type { Case } from '../case.ts';
import { counted } from './counted.ts';
import { mayLose } from './may-lose.ts';

export const beginPasskey: Case<'account.begin-passkey'> = (context, caller, { password }) =>
  counted(context, caller, 'password', async () => {
    if (!(await context.auth.knowsPassword(caller.person.id, password))) return fail({ type: 'wrong-credentials' });
    const begun = await context.auth.passkeys.beginAdding(caller.person);
    return begun.ok ? ok({ options: begun.value }) : begun;
  });

/** Sign-ins that never showed a second factor end; this one just has. */
export const addPasskey: Case<'account.add-passkey'> = (context, caller, { name, response }) =>
  counted(context, caller, 'factor', () =>
    transact(context, async (work) => {
      const { person, login } = caller;
      const factors = context.auth.within(work.db);
      const isFirst = !(await factors.hasFactor(person.id));
      const added = await factors.passkeys.add(person.id, name, response);
      if (!added.ok) return added;
      await markSecondFactor(work.db, login.id);
      if (isFirst) await endLoginsOf(work.db, person.id, login.id);
      noteChange(work, caller, { kind: 'passkey-added', subject: { personId: person.id }, body: {} });
      return ok({});
    }),
  );

export const removePasskey: Case<'account.remove-passkey'> = (context, caller, { password, passkeyId }) =>
  counted(context, caller, 'password', async () => {
    const { person } = caller;
    if (!(await context.auth.knowsPassword(person.id, password))) return fail({ type: 'wrong-credentials' });
    return await transact(context, async (work) => {
      await lockPerson(work.db, person.id);
      const factors = context.auth.within(work.db);
      if (!(await mayLose(work.db, factors, person, { passkeyId }))) return fail({ type: 'last-factor' });
      if (!(await factors.passkeys.remove(person.id, passkeyId))) return fail({ type: 'not-found' });
      noteChange(work, caller, { kind: 'passkey-removed', subject: { personId: person.id }, body: {} });
      return ok({});
    });
  });
