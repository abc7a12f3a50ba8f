import { fail, ok } from '../../../app/kernel/result.ts';
import { endLoginsOf, markSecondFactor } from '../../store/logins.ts';
import type { Case } from '../case.ts';
import { counted } from './counted.ts';
import { mayLose } from './may-lose.ts';

export const beginTotp: Case<'account.begin-totp'> = (context, caller, { password }) =>
  counted(context, caller, 'password', () => context.auth.totp.begin(caller.person.id, password));

/** Sign-ins that never showed a second factor end; this one just has. */
export const confirmTotp: Case<'account.confirm-totp'> = (context, caller, { code }) =>
  counted(context, caller, 'factor', async () => {
    const { person, login } = caller;
    if (await context.auth.totp.isOn(person.id)) return fail({ type: 'factor-exists' });
    const confirmed = await context.auth.totp.confirm(person.id, code);
    if (!confirmed.ok) return confirmed;
    await markSecondFactor(context.store, login.id);
    await endLoginsOf(context.store, person.id, login.id);
    context.log.info({ person: person.id }, 'second-factor-added');
    return ok({ recoveryCodes: confirmed.value });
  });

export const removeTotp: Case<'account.remove-totp'> = (context, caller, { password }) =>
  counted(context, caller, 'password', async () => {
    const { person } = caller;
    if (!(await context.auth.knowsPassword(person.id, password))) return fail({ type: 'wrong-credentials' });
    if (!(await mayLose(context, person, 'totp'))) return fail({ type: 'last-factor' });
    await context.auth.totp.remove(person.id);
    context.log.info({ person: person.id }, 'second-factor-removed');
    return ok({});
  });

export const renewRecoveryCodes: Case<'account.renew-recovery-codes'> = (context, caller, { password }) =>
  counted(context, caller, 'password', async () => {
    const renewed = await context.auth.totp.renewRecovery(caller.person.id, password);
    return renewed.ok ? ok({ recoveryCodes: renewed.value }) : renewed;
  });
