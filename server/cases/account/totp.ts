import { fail, ok } from '../../../app/kernel/result.ts';
import { noteChange } from '../../steps/note-change.ts';
import { transact } from '../../steps/transact.ts';
import { endLoginsOf, markSecondFactor } from '../../store/logins.ts';
import { lockPerson } from '../../store/people.ts';
import type { Case } from '../case.ts';
import { counted } from './counted.ts';
import { mayLose } from './may-lose.ts';

export const beginTotp: Case<'account.begin-totp'> = (context, caller, { password }) =>
  counted(context, caller, 'password', () => context.auth.totp.begin(caller.person.id, password));

/** Sign-ins that never showed a second factor end; this one just has. */
export const confirmTotp: Case<'account.confirm-totp'> = (context, caller, { code }) =>
  counted(context, caller, 'factor', () =>
    transact(context, async (work) => {
      const { person, login } = caller;
      const { totp } = context.auth.within(work.db);
      if (await totp.isOn(person.id)) return fail({ type: 'factor-exists' });
      const confirmed = await totp.confirm(person.id, code);
      if (!confirmed.ok) return confirmed;
      await markSecondFactor(work.db, login.id);
      await endLoginsOf(work.db, person.id, login.id);
      noteChange(work, caller, { kind: 'second-factor-enabled', subject: { personId: person.id }, body: {} });
      return ok({ recoveryCodes: confirmed.value });
    }),
  );

export const removeTotp: Case<'account.remove-totp'> = (context, caller, { password }) =>
  counted(context, caller, 'password', async () => {
    const { person } = caller;
    if (!(await context.auth.knowsPassword(person.id, password))) return fail({ type: 'wrong-credentials' });
    return await transact(context, async (work) => {
      await lockPerson(work.db, person.id);
      const factors = context.auth.within(work.db);
      if (!(await mayLose(work.db, factors, person, 'totp'))) return fail({ type: 'last-factor' });
      await factors.totp.remove(person.id);
      noteChange(work, caller, { kind: 'second-factor-disabled', subject: { personId: person.id }, body: {} });
      return ok({});
    });
  });

export const renewRecoveryCodes: Case<'account.renew-recovery-codes'> = (context, caller, { password }) =>
  counted(context, caller, 'password', () =>
    transact(context, async (work) => {
      const { id: personId } = caller.person;
      const renewed = await context.auth.within(work.db).totp.renewRecovery(personId, password);
      if (!renewed.ok) return renewed;
      noteChange(work, caller, { kind: 'recovery-codes-renewed', subject: { personId }, body: {} });
      return ok({ recoveryCodes: renewed.value });
    }),
  );
