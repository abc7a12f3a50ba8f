import { randomBytes } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import type { Challenge, FactorWay, SignedIn, SignInAnswer } from '../../app/identity/sign-in.ts';
import type { Result } from '../../app/kernel/result.ts';
import { fail, ok } from '../../app/kernel/result.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import type { Note } from '../audit/drafts.ts';
import type { Clock, Random } from '../context.ts';
import type { Log } from '../log.ts';
import { actorOf } from '../steps/actors.ts';
import type { Device, Login } from '../store/logins.ts';
import { addLogin, endLogin, endLoginsOf, findLogin, isRequired, knowsNetwork, openLogin } from '../store/logins.ts';
import type { Store } from '../store/open-store.ts';
import { findPerson } from '../store/people.ts';
import type { AsPerson } from './as-person.ts';
import { asPersonOf } from './as-person.ts';
import type { BetterAuth } from './better-auth.ts';
import { bearing, openBetterAuth, unlessRefused } from './better-auth.ts';
import type { Passkeys } from './passkeys.ts';
import { createPasskeys } from './passkeys.ts';
import type { SignInSteps } from './sign-in-steps.ts';
import { createSignInSteps } from './sign-in-steps.ts';
import { createTokenSeal } from './token-seal.ts';
import type { Totp } from './totp.ts';
import { createTotp } from './totp.ts';

/** Who is who: passwords, sessions and codes are better-auth's, people and their rights are ours. */
export interface Auth {
  readonly better: BetterAuth;
  readonly totp: Totp;
  readonly passkeys: Passkeys;
  readonly steps: SignInSteps;
  /** The same failure for an unknown address and a wrong password. */
  withPassword(
    email: string,
    password: string,
    device: Device,
  ): Promise<Result<SignInAnswer, { type: 'wrong-credentials' } | Disabled>>;
  /** A sign-in for somebody who has shown a first factor elsewhere, or both. */
  begin(
    personId: Id,
    shown: { readonly secondFactor: boolean },
    device: Device,
  ): Promise<Result<SignInAnswer, Disabled>>;
  /** The second factor was shown: the sign-in opens, under another token. */
  complete(login: Login): Promise<SignedIn>;
  /** Ends the sign-in of a token; harmless when there is none. */
  signOut(token: string): Promise<void>;
  /** Whose token it is, open or pending; prolongs the sign-in when it is used. */
  loginOf(token: string): Promise<Login | undefined>;
  hashPassword(password: string): Promise<string>;
  /** True for whoever has no password too: nothing is asked that does not exist. */
  knowsPassword(personId: Id, password: string): Promise<boolean>;
  hasPassword(personId: Id): Promise<boolean>;
  hasFactor(personId: Id): Promise<boolean>;
  /** Whether the account is in use from that network already. */
  knowsNetwork(account: { readonly email: string } | { readonly id: Id }, network: string): Promise<boolean>;
  /** Ends every other sign-in of the person. */
  changePassword(login: Login, current: string, next: string): Promise<Result<null, { type: 'wrong-credentials' }>>;
  /** Ends everything a person is signed in to, on every broker. */
  endLoginsOf(personId: Id): Promise<void>;
}

type Disabled = { readonly type: 'account-disabled' };

export interface AuthParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly secret: string;
  /** Where people reach the broker. */
  readonly publicUrl: () => URL;
  readonly log: Log;
  /** What happened goes into the audit. */
  readonly note: (note: Note) => Promise<void>;
}

/** How long a sign-in lasts when nobody uses it. */
const LOGIN_MS = 30 * 24 * 3600_000;

export function createAuth(parts: AuthParts): Auth {
  const { store, clock, random } = parts;
  const better = openBetterAuth(store, parts.secret, parts.log);
  const asPerson = asPersonOf(better, store);
  const totp = createTotp(better, asPerson, store, clock, parts.secret);
  const steps = createSignInSteps(store, clock);
  const passkeys = createPasskeys(store, clock, random, steps, parts.publicUrl);
  const { seal, open } = createTokenSeal(parts.secret);
  const loginOf = async (shown: string): Promise<Login | undefined> => {
    const token = open(shown);
    const kept = token === undefined ? null : await better.api.getSession({ headers: bearing(token) });
    return kept === null ? undefined : await findLogin(store, kept.session.id, clock.now());
  };

  const complete = async ({ id, person }: Pick<Login, 'id' | 'person'>, secondFactor: boolean): Promise<SignedIn> => {
    const token = newToken();
    await openLogin(store, id, { token, secondFactor, expiresAt: clock.now() + LOGIN_MS }, clock.now());
    await parts.note({
      kind: 'signed-in',
      actor: actorOf(person),
      subject: { personId: person.id },
      body: { secondFactor },
    });
    return { token: seal(token), user: person };
  };
  const begin: Auth['begin'] = async (personId, { secondFactor }, device) => {
    const person = await findPerson(store, personId);
    if (person === undefined) throw new Error('a sign-in began for nobody');
    if (person.disabled) return fail({ type: 'account-disabled' });
    const login = { id: random.id(), token: newToken(), personId, expiresAt: clock.now() + LOGIN_MS, device };
    await addLogin(store, login, clock.now());
    const ways = secondFactor ? [] : await waysOf(personId);
    if (ways.length > 0) return ok(await challenge('show', ways, personId, login.token));
    if (!secondFactor && (await isRequired(store, person)))
      return ok(await challenge('set-up', settable(), personId, login.token));
    return ok(await complete({ id: login.id, person }, secondFactor));
  };
  const waysOf = async (personId: Id): Promise<FactorWay[]> => [
    ...((await totp.isOn(personId)) ? (['totp', 'recovery'] as const) : []),
    ...((await passkeys.list(personId)).length > 0 ? (['passkey'] as const) : []),
  ];
  const challenge = async (kind: Challenge['challenge'], ways: FactorWay[], personId: Id, pending: string) => ({
    challenge: kind,
    ways,
    password: await hasPassword(personId),
    pending: seal(pending),
  });
  const settable = (): FactorWay[] => (passkeys.host() === null ? ['totp'] : ['totp', 'passkey']);
  const hasPassword = async (personId: Id): Promise<boolean> => {
    const row = await store
      .selectFrom('account')
      .select('id')
      .where('person_id', '=', personId)
      .where('provider_id', '=', 'credential')
      .executeTakeFirst();
    return row !== undefined;
  };
  return {
    better,
    totp,
    passkeys,
    steps,
    hashPassword,
    hasPassword,
    hasFactor: async (personId) => (await waysOf(personId)).length > 0,
    knowsNetwork: (account, network) => knowsNetwork(store, account, network),
    begin,
    complete: (login) => complete(login, true),
    withPassword: async (email, password, device) => {
      const opened = await unlessRefused(() => better.api.signInEmail({ body: { email, password } }));
      if (opened === undefined) return fail({ type: 'wrong-credentials' });
      await store.deleteFrom('login').where('token', '=', opened.token).execute();
      return await begin(opened.user.id, { secondFactor: false }, device);
    },
    loginOf,
    signOut: async (shown) => {
      const login = await loginOf(shown);
      if (login === undefined) return;
      const { id, person } = login;
      await endLogin(store, person.id, id);
      await parts.note({ kind: 'signed-out', actor: actorOf(person), subject: { personId: person.id }, body: {} });
    },
    knowsPassword: async (personId, password) =>
      !(await hasPassword(personId)) || (await isPassword(better, asPerson, personId, password)),
    changePassword: async ({ id, person }, current, next) => {
      const changed = await asPerson(person.id, (headers) =>
        unlessRefused(() =>
          better.api.changePassword({ headers, body: { currentPassword: current, newPassword: next } }),
        ),
      );
      if (changed === undefined) return fail({ type: 'wrong-credentials' });
      await endLoginsOf(store, person.id, id);
      return ok(null);
    },
    endLoginsOf: (personId) => endLoginsOf(store, personId),
  };
}

async function isPassword(better: BetterAuth, asPerson: AsPerson, personId: Id, password: string): Promise<boolean> {
  const known = await asPerson(personId, (headers) =>
    unlessRefused(() => better.api.verifyPassword({ headers, body: { password } })),
  );
  return known !== undefined;
}

const newToken = (): string => randomBytes(32).toString('base64url');
