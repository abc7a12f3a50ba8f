import { randomBytes } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import type { Challenge, FactorWay, SignedIn, SignInAnswer } from '../../app/identity/sign-in.ts';
import type { Result } from '../../app/kernel/result.ts';
import { fail, ok } from '../../app/kernel/result.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import type { Person } from '../../app/level/person.ts';
import { actorOf } from '../steps/actors.ts';
import type { Work } from '../steps/transact.ts';
import type { Device, Login, Tie } from '../store/logins.ts';
import {
  addLogin,
  endLogin,
  endLoginsOf,
  findLogin,
  isRequired,
  keepNetwork,
  knowsNetwork,
  openLogin,
} from '../store/logins.ts';
import type { Store } from '../store/open-store.ts';
import { findPerson } from '../store/people.ts';
import type { BetterAuth } from './better-auth.ts';
import { bearing, openBetterAuth, unlessRefused } from './better-auth.ts';
import type { FactorParts, Factors } from './factors.ts';
import { createFactors } from './factors.ts';
import type { SignInSteps } from './sign-in-steps.ts';
import { createSignInSteps } from './sign-in-steps.ts';
import { createTokenSeal } from './token-seal.ts';

/** Who is who: passwords, sessions and codes are better-auth's, people and their rights are ours. */
export interface Auth extends Factors {
  readonly better: BetterAuth;
  readonly steps: SignInSteps;
  /** The same on a transaction's connection: what is changed there is there with it, or not at all. */
  within(db: Store): Factors;
  /** The same failure for an unknown address and a wrong password. */
  withPassword(
    email: string,
    password: string,
    device: Device,
  ): Promise<Result<SignInAnswer, { type: 'wrong-credentials' } | Disabled>>;
  /** A sign-in for somebody who has shown a first factor elsewhere, or both. */
  begin(personId: Id, shown: Shown, device: Device): Promise<Result<SignInAnswer, Disabled>>;
  /** What a sign-in leads to that has shown all it owed so far; `pending` is the token it was shown under. */
  goOn(login: Login, shown: { readonly secondFactor: boolean; readonly pending: string }): Promise<SignInAnswer>;
  /** The second factor was shown: the sign-in opens, under another token. */
  complete(work: Work, login: Pick<Login, 'id' | 'person' | 'network'>): Promise<SignedIn>;
  /** Ends the sign-in of a token; harmless when there is none. */
  signOut(token: string): Promise<void>;
  /** Whose token it is, open or pending; prolongs the sign-in when it is used. */
  loginOf(token: string): Promise<Login | undefined>;
  hashPassword(password: string): Promise<string>;
  /** Whether the account has been opened from that network before. */
  knowsNetwork(account: { readonly email: string } | { readonly id: Id }, network: string): Promise<boolean>;
  /** Ends everything a person is signed in to, on every broker. */
  endLoginsOf(personId: Id): Promise<void>;
}

type Disabled = { readonly type: 'account-disabled' };

/** What was shown before this broker was asked; `tie`: the company's word on an account that has a way in of its own. */
export interface Shown {
  readonly secondFactor: boolean;
  readonly tie?: Pick<Tie, 'issuer' | 'subject'> | null;
}

export interface AuthParts extends FactorParts {
  readonly store: Store;
  /** What happens goes into the audit with its event. */
  readonly transact: <T>(run: (work: Work) => Promise<T>) => Promise<T>;
}

/** How long a sign-in lasts when nobody uses it. */
export const LOGIN_MS = 30 * 24 * 3600_000;

export function createAuth(parts: AuthParts): Auth {
  const { store, clock, random, transact } = parts;
  const better = openBetterAuth(store, parts.secret, parts.log);
  const factors = createFactors(store, parts);
  const { seal, open } = createTokenSeal(parts.secret);
  const loginOf = async (shown: string): Promise<Login | undefined> => {
    const token = open(shown);
    const kept = token === undefined ? null : await better.api.getSession({ headers: bearing(token) });
    return kept === null ? undefined : await findLogin(store, kept.session.id, clock.now());
  };
  const opened = async (
    { db, now, note }: Work,
    { id, person, network }: Pick<Login, 'id' | 'person' | 'network'>,
    secondFactor: boolean,
  ): Promise<SignedIn> => {
    const token = newToken();
    await openLogin(db, id, { token, secondFactor, expiresAt: now + LOGIN_MS }, now);
    await keepNetwork(db, person.id, network, now);
    note({ kind: 'signed-in', actor: actorOf(person), subject: { personId: person.id }, body: { secondFactor } });
    return { token: seal(token), user: person };
  };
  const challenge = async (kind: Challenge['challenge'], ways: FactorWay[], person: Person, pending: string) => ({
    challenge: kind,
    ways,
    role: person.role,
    password: await factors.hasPassword(person.id),
    pending,
  });
  const settable = (): FactorWay[] => (factors.passkeys.host() === null ? ['totp'] : ['totp', 'passkey']);
  const goOn = async (
    login: Pick<Login, 'id' | 'person' | 'network'>,
    { secondFactor, pending }: { readonly secondFactor: boolean; readonly pending: string },
  ): Promise<SignInAnswer> => {
    const { person } = login;
    const ways = secondFactor ? [] : await factors.waysOf(person.id);
    if (ways.length > 0) return await challenge('show', ways, person, pending);
    if (!secondFactor && (await isRequired(store, person)))
      return await challenge('set-up', settable(), person, pending);
    return await transact((work) => opened(work, login, secondFactor));
  };
  const begin: Auth['begin'] = async (personId, { secondFactor, tie = null }, device) => {
    const person = await findPerson(store, personId);
    if (person === undefined) throw new Error('a sign-in began for nobody');
    if (person.disabled) return fail({ type: 'account-disabled' });
    const login = { id: random.id(), token: newToken(), personId, expiresAt: clock.now() + LOGIN_MS, device };
    await addLogin(store, { ...login, tie: tie && { ...tie, secondFactor } }, clock.now());
    const pending = seal(login.token);
    if (tie === null)
      return ok(await goOn({ id: login.id, person, network: device.network }, { secondFactor, pending }));
    const ways = (await factors.waysOf(personId)).filter((way) => way === 'passkey');
    return ok(await challenge('tie', ways, person, pending));
  };
  return {
    ...factors,
    better,
    steps: createSignInSteps(store, clock),
    within: (db) => createFactors(db, parts),
    hashPassword,
    knowsNetwork: (account, network) => knowsNetwork(store, account, network),
    begin,
    goOn,
    complete: (work, login) => opened(work, login, true),
    withPassword: async (email, password, device) => {
      const known = await unlessRefused(() => better.api.signInEmail({ body: { email, password } }));
      if (known === undefined) return fail({ type: 'wrong-credentials' });
      await store.deleteFrom('login').where('token', '=', known.token).execute();
      return await begin(known.user.id, { secondFactor: false }, device);
    },
    loginOf,
    signOut: async (shown) => {
      const login = await loginOf(shown);
      if (login === undefined) return;
      const { id, person } = login;
      await transact(async ({ db, note }) => {
        await endLogin(db, person.id, id);
        note({ kind: 'signed-out', actor: actorOf(person), subject: { personId: person.id }, body: {} });
      });
    },
    endLoginsOf: (personId) => endLoginsOf(store, personId),
  };
}

const newToken = (): string => randomBytes(32).toString('base64url');
