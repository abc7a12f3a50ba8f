import type { AccountRequest } from '../../../app/wire/requests/account.ts';
import type { Case } from '../case.ts';
import { changePassword } from './change-password.ts';
import { listNotices, putNoticesAway } from './notices.ts';
import { addPasskey, beginPasskey, removePasskey } from './passkeys.ts';
import { showAccount } from './show-account.ts';
import { endOtherSignIns, endSignIn, listSignIns } from './sign-ins.ts';
import { beginTotp, confirmTotp, removeTotp, renewRecoveryCodes } from './totp.ts';

export const accountCases: { readonly [T in AccountRequest]: Case<T> } = {
  'account.show': showAccount,
  'account.change-password': changePassword,
  'account.begin-totp': beginTotp,
  'account.confirm-totp': confirmTotp,
  'account.remove-totp': removeTotp,
  'account.renew-recovery-codes': renewRecoveryCodes,
  'account.begin-passkey': beginPasskey,
  'account.add-passkey': addPasskey,
  'account.remove-passkey': removePasskey,
  'account.sign-ins': listSignIns,
  'account.end-sign-in': endSignIn,
  'account.notices': listNotices,
  'account.put-notices-away': putNoticesAway,
  'account.end-other-sign-ins': endOtherSignIns,
};
