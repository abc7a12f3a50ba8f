import { fail, ok } from '../../../app/kernel/result.ts';
import { endLoginsOf, markSecondFactor } from '../../store/logins.ts';
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
  counted(context, caller, 'factor', async () => {
    const { person, login } = caller;
    const isFirst = !(await context.auth.hasFactor(person.id));
    const added = await context.auth.passkeys.add(person.id, name, response);
    if (!added.ok) return added;
    await markSecondFactor(context.store, login.id);
    if (isFirst) await endLoginsOf(context.store, person.id, login.id);
    context.log.info({ person: person.id }, 'passkey-added');
    return ok({});
  });

export const removePasskey: Case<'account.remove-passkey'> = (context, caller, { password, passkeyId }) =>
  counted(context, caller, 'password', async () => {
    const { person } = caller;
    if (!(await context.auth.knowsPassword(person.id, password))) return fail({ type: 'wrong-credentials' });
    if (!(await mayLose(context, person, { passkeyId }))) return fail({ type: 'last-factor' });
    if (!(await context.auth.passkeys.remove(person.id, passkeyId))) return fail({ type: 'not-found' });
    context.log.info({ person: person.id }, 'passkey-removed');
    return ok({});
  });
