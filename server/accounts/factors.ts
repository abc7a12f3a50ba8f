import { verifyPassword } from 'better-auth/crypto';
import type { FactorWay } from '../../app/identity/sign-in.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import type { Clock, Random } from '../context.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/open-store.ts';
import { passwordHashOf } from '../store/people.ts';
import { asPersonOf } from './as-person.ts';
import type { BetterAuth } from './better-auth.ts';
import { openBetterAuth } from './better-auth.ts';
import type { Passkeys } from './passkeys.ts';
import { createPasskeys } from './passkeys.ts';
import { createSignInSteps } from './sign-in-steps.ts';
import type { Totp } from './totp.ts';
import { createTotp } from './totp.ts';

/** What an account is protected by, read and changed on one connection: within a transaction, with its event. */
export interface Factors {
  readonly totp: Totp;
  readonly passkeys: Passkeys;
  /** True for whoever has no password too: nothing is asked that does not exist. */
  knowsPassword(personId: Id, password: string): Promise<boolean>;
  hasPassword(personId: Id): Promise<boolean>;
  hasFactor(personId: Id): Promise<boolean>;
  /** The second factors that can be shown for it. */
  waysOf(personId: Id): Promise<FactorWay[]>;
}

export interface FactorParts {
  readonly clock: Clock;
  readonly random: Random;
  readonly secret: string;
  /** Where people reach the broker. */
  readonly publicUrl: () => URL;
  readonly log: Log;
}

export function createFactors(db: Store, parts: FactorParts): Factors {
  const { clock, random, secret, publicUrl, log } = parts;
  let opened: BetterAuth | null = null;
  /** Its functions write on the connection it was opened on; most of what is asked here needs none of them. */
  const better = (): BetterAuth => {
    opened ??= openBetterAuth(db, secret, log);
    return opened;
  };
  const totp = createTotp(better, (personId, call) => asPersonOf(better(), db)(personId, call), db, clock, secret);
  const passkeys = createPasskeys(db, clock, random, createSignInSteps(db, clock), publicUrl);
  const waysOf = async (personId: Id): Promise<FactorWay[]> => [
    ...((await totp.isOn(personId)) ? (['totp', 'recovery'] as const) : []),
    ...((await passkeys.list(personId)).length > 0 ? (['passkey'] as const) : []),
  ];
  return {
    totp,
    passkeys,
    waysOf,
    hasPassword: async (personId) => (await passwordHashOf(db, personId)) !== undefined,
    hasFactor: async (personId) => (await waysOf(personId)).length > 0,
    knowsPassword: async (personId, password) => {
      const hash = await passwordHashOf(db, personId);
      return hash === undefined || (await verifyPassword({ hash, password }));
    },
  };
}
