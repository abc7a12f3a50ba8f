import { createHmac } from 'node:crypto';
import type { RecoveryCodes, TotpSecret } from '../../app/identity/sign-in.ts';
import type { Result } from '../../app/kernel/result.ts';
import { fail, ok } from '../../app/kernel/result.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import type { Clock } from '../context.ts';
import { removeAuthenticator } from '../store/factors.ts';
import type { Store } from '../store/open-store.ts';
import type { AsPerson } from './as-person.ts';
import type { BetterAuth } from './better-auth.ts';
import { unlessRefused } from './better-auth.ts';
import { recoveryCodeFrom } from './recovery-code.ts';

type WrongCode = { readonly type: 'wrong-code' };
type WrongCredentials = { readonly type: 'wrong-credentials' };

/** Codes from an authenticator application, and the ones kept for the day it is lost. */
export interface Totp {
  /** A new secret, worth nothing until one of its codes has been shown; `password` as typed, for whoever has one. */
  begin(personId: Id, password: string): Promise<Result<TotpSecret, WrongCredentials | { type: 'factor-exists' }>>;
  /** The first code makes the secret count. */
  confirm(personId: Id, code: string): Promise<Result<RecoveryCodes, WrongCode>>;
  /** A code counts once, however long the clock still shows it. */
  show(personId: Id, code: string): Promise<Result<null, WrongCode>>;
  showRecovery(personId: Id, code: string): Promise<Result<null, WrongCode>>;
  renewRecovery(personId: Id, password: string): Promise<Result<RecoveryCodes, WrongCredentials>>;
  recoveryLeft(personId: Id): Promise<number>;
  isOn(personId: Id): Promise<boolean>;
  remove(personId: Id): Promise<void>;
}

export function createTotp(
  better: () => BetterAuth,
  asPerson: AsPerson,
  store: Store,
  clock: Clock,
  secret: string,
): Totp {
  const isOn = async (personId: Id): Promise<boolean> => {
    const row = await store
      .selectFrom('person')
      .select('two_factor_enabled')
      .where('id', '=', personId)
      .executeTakeFirst();
    return row?.two_factor_enabled === true;
  };
  const codesOf = async (personId: Id): Promise<RecoveryCodes> =>
    (await unlessRefused(() => better().api.viewBackupCodes({ body: { userId: personId } })))?.backupCodes ?? [];
  const digestOf = (code: string): string => createHmac('sha256', secret).update(`spent ${code}`).digest('base64url');
  /** Taken before it is looked at, so that of two that come at once one is late. */
  const spend = async (personId: Id, code: string): Promise<boolean> => {
    const spent = await store
      .insertInto('spent_code')
      .values({ person_id: personId, digest: digestOf(code), at: new Date(clock.now()) })
      .onConflict((conflict) => conflict.doNothing())
      .returning('digest')
      .executeTakeFirst();
    return spent !== undefined;
  };
  const verify = async (personId: Id, typed: string): Promise<boolean> => {
    const code = typed.replace(/\D/g, '');
    if (!(await spend(personId, code))) return false;
    const right = await asPerson(personId, (headers) =>
      unlessRefused(() => better().api.verifyTOTP({ headers, body: { code } })),
    );
    if (right !== undefined) return true;
    await store
      .deleteFrom('spent_code')
      .where('person_id', '=', personId)
      .where('digest', '=', digestOf(code))
      .execute();
    return false;
  };
  return {
    isOn,
    begin: async (personId, password) => {
      if (await isOn(personId)) return fail({ type: 'factor-exists' });
      const begun = await asPerson(personId, (headers) =>
        unlessRefused(() => better().api.enableTwoFactor({ headers, body: { password, method: 'totp' } })),
      );
      if (begun?.method !== 'totp') return fail({ type: 'wrong-credentials' });
      return ok({ uri: begun.totpURI, secret: new URL(begun.totpURI).searchParams.get('secret') ?? '' });
    },
    confirm: async (personId, code) =>
      (await verify(personId, code)) ? ok(await codesOf(personId)) : fail({ type: 'wrong-code' }),
    show: async (personId, code) =>
      (await isOn(personId)) && (await verify(personId, code)) ? ok(null) : fail({ type: 'wrong-code' }),
    showRecovery: async (personId, code) => {
      if (!(await isOn(personId))) return fail({ type: 'wrong-code' });
      const right = await asPerson(personId, (headers) =>
        unlessRefused(() =>
          better().api.verifyBackupCode({ headers, body: { code: recoveryCodeFrom(code), disableSession: true } }),
        ),
      );
      return right === undefined ? fail({ type: 'wrong-code' }) : ok(null);
    },
    renewRecovery: async (personId, password) => {
      const renewed = await asPerson(personId, (headers) =>
        unlessRefused(() => better().api.generateBackupCodes({ headers, body: { password } })),
      );
      return renewed === undefined ? fail({ type: 'wrong-credentials' }) : ok(renewed.backupCodes);
    },
    recoveryLeft: async (personId) => ((await isOn(personId)) ? (await codesOf(personId)).length : 0),
    remove: (personId) => removeAuthenticator(store, personId),
  };
}
