import { z } from 'zod';
import { AccountNotices } from '../../identity/notice.ts';
import { AccountState, RecoveryCodes, SignInRecord, TotpSecret } from '../../identity/sign-in.ts';
import { Id, PersonName } from '../../kernel/scalars.ts';
import type { RequestContract } from './contract.ts';
import { nothing } from './contract.ts';

const everyone = ['employee', 'technician', 'administrator'] as const;
/** What was typed as the account's password, right or wrong. */
const typedPassword = z.string().min(1).max(128);
/** Asked again before anything that protects the account changes; empty for an account that has none. */
const again = z.object({ password: z.string().max(128) });
const code = z.string().trim().min(6).max(20);

/** JSON of the WebAuthn standard: parsed by whoever checks its signature. */
export const WebAuthnJson = z.record(z.string().max(60), z.unknown());
export type WebAuthnJson = z.infer<typeof WebAuthnJson>;

/** What people do with their own account. */
export const accountRequests = {
  'account.show': { input: nothing, output: AccountState, callers: everyone },
  'account.change-password': {
    input: z.object({ current: typedPassword, next: z.string().min(12).max(128) }),
    output: nothing,
    callers: everyone,
  },
  'account.begin-totp': { input: again, output: TotpSecret, callers: everyone },
  'account.confirm-totp': {
    input: z.object({ code }),
    output: z.object({ recoveryCodes: RecoveryCodes }),
    callers: everyone,
  },
  'account.remove-totp': { input: again, output: nothing, callers: everyone },
  'account.renew-recovery-codes': {
    input: again,
    output: z.object({ recoveryCodes: RecoveryCodes }),
    callers: everyone,
  },
  'account.begin-passkey': { input: again, output: z.object({ options: WebAuthnJson }), callers: everyone },
  'account.add-passkey': {
    input: z.object({ name: PersonName.max(80), response: WebAuthnJson }),
    output: nothing,
    callers: everyone,
  },
  'account.remove-passkey': { input: again.extend({ passkeyId: Id }), output: nothing, callers: everyone },
  'account.sign-ins': { input: nothing, output: z.array(SignInRecord), callers: everyone },
  'account.end-sign-in': { input: z.object({ signInId: Id }), output: nothing, callers: everyone },
  /** What others changed in the account lately, for a sign-in that has not put it away yet. */
  'account.notices': { input: nothing, output: AccountNotices, callers: everyone },
  'account.put-notices-away': { input: nothing, output: nothing, callers: everyone },
  'account.end-other-sign-ins': { input: nothing, output: nothing, callers: everyone },
} as const satisfies Record<string, RequestContract>;

/** The name of one of them. */
export const AccountRequest = z.custom<keyof typeof accountRequests>(
  (name) => typeof name === 'string' && Object.hasOwn(accountRequests, name),
);
export type AccountRequest = keyof typeof accountRequests;
