import { ok } from '../../../app/kernel/result.ts';
import type { Case } from '../case.ts';
import { counted } from './counted.ts';

/** Whoever knew the old one is signed out everywhere but here. */
export const changePassword: Case<'account.change-password'> = (context, caller, { current, next }) =>
  counted(context, caller, 'password', async () => {
    const changed = await context.auth.changePassword(caller.login, current, next);
    if (!changed.ok) return changed;
    context.log.info({ person: caller.person.id }, 'password-changed');
    return ok({});
  });
