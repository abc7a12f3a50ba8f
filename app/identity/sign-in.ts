import { z } from 'zod';
import { Id, Instant } from '../kernel/scalars.ts';
import { Role } from '../level/level.ts';
import { Person } from '../level/person.ts';

/** What an open sign-in shows at each request. */
export const Token = z.string().min(1).max(4096);

/** How a second factor can be shown: a code of six digits, a passkey, or one of the codes kept for the day both are lost. */
export const FactorWay = z.enum(['totp', 'passkey', 'recovery']);
export type FactorWay = z.infer<typeof FactorWay>;

export const SignedIn = z.object({ token: Token, user: Person });
export type SignedIn = z.infer<typeof SignedIn>;

/**
 * `show`: the account has a second factor; `set-up`: it needs one first; `tie`: the company vouches for it, and it has a
 * way in of its own that has to be shown once. `pending` opens nothing else, for ten minutes.
 */
export const Challenge = z.object({
  challenge: z.enum(['show', 'set-up', 'tie']),
  ways: z.array(FactorWay),
  /** Of the account: why a second factor is asked for depends on it. */
  role: Role,
  /** Whether the account has a password that setting a factor up, or tying it, asks for again. */
  password: z.boolean(),
  pending: Token,
});
export type Challenge = z.infer<typeof Challenge>;

/** What the first factor of a sign-in leads to. */
export const SignInAnswer = z.union([SignedIn, Challenge]);
export type SignInAnswer = z.infer<typeof SignInAnswer>;

/** What a broker offers whoever wants to sign in; passwords it always takes. */
export const SignInWays = z.object({
  /** The host name that passkeys are bound to; null where no page of this broker can use them. */
  passkeys: z.object({ host: z.string().min(1).max(253) }).nullable(),
  company: z.object({ name: z.string().min(1).max(80) }).nullable(),
});
export type SignInWays = z.infer<typeof SignInWays>;

/** The secret of an authenticator application: as it is scanned, and as it is typed. */
export const TotpSecret = z.object({
  uri: z.string().min(1).max(1000),
  secret: z.string().regex(/^[A-Z2-7]{16,128}$/),
});
export type TotpSecret = z.infer<typeof TotpSecret>;

/** Each opens one sign-in, once. */
export const RecoveryCodes = z.array(z.string().min(8).max(40)).min(1).max(20);
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;

/** An open sign-in as its owner sees it. */
export const SignInRecord = z.object({
  id: Id,
  /** What the device said of itself; never more than a hint. */
  device: z.object({ application: z.string().max(60), system: z.string().max(60) }),
  /** The network it came from, never the whole address. */
  network: z.string().max(60),
  secondFactor: z.boolean(),
  openedAt: Instant,
  lastSeenAt: Instant,
  /** The one this very request came from. */
  here: z.boolean(),
});
export type SignInRecord = z.infer<typeof SignInRecord>;

/** A passkey without its secrets. */
export const PasskeyRecord = z.object({
  id: Id,
  name: z.string().min(1).max(80),
  addedAt: Instant,
  usedAt: Instant.nullable(),
});
export type PasskeyRecord = z.infer<typeof PasskeyRecord>;

/** How an account is protected, as its owner sees it. */
export const AccountState = z.object({
  /** False for whoever signs in through the company alone. */
  password: z.boolean(),
  /** Nothing opens it but a computer's key: there is nothing to protect by hand. */
  byKey: z.boolean(),
  totp: z.boolean(),
  recoveryCodesLeft: z.number().int().nonnegative(),
  passkeys: z.array(PasskeyRecord),
  /** Whether this account may be without a second factor. */
  required: z.boolean(),
  /** The host name that passkeys are bound to; null where there can be none. */
  passkeyHost: z.string().nullable(),
});
export type AccountState = z.infer<typeof AccountState>;

/** What administrators decide for everybody. */
export const IdentitySettings = z.object({
  /** Technicians and administrators sign in with a second factor, or not at all. */
  secondFactorRequired: z.boolean(),
  /** The company's sign-in makes an employee of whoever it vouches for and the directory does not know. */
  companyMakesEmployees: z.boolean(),
});
export type IdentitySettings = z.infer<typeof IdentitySettings>;

/** Whose rights reach other people's computers. */
export const bearsRights = (role: Role): boolean => role !== 'employee';
