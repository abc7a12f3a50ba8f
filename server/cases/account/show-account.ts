import { ok } from '../../../app/kernel/result.ts';
import { isRequired } from '../../store/logins.ts';
import { isOpenedByKey } from '../../store/people.ts';
import type { Case } from '../case.ts';

export const showAccount: Case<'account.show'> = async ({ auth, store }, { person }) => {
  const { id } = person;
  return ok({
    password: await auth.hasPassword(id),
    byKey: await isOpenedByKey(store, id),
    totp: await auth.totp.isOn(id),
    recoveryCodesLeft: await auth.totp.recoveryLeft(id),
    passkeys: await auth.passkeys.list(id),
    required: await isRequired(store, person),
    passkeyHost: auth.passkeys.host(),
  });
};
