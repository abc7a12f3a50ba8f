import { z } from 'zod';
import { Challenge, RecoveryCodes, SignedIn, SignInAnswer } from '../identity/sign-in.ts';

/** Every way a sign-in can fail, as the page that shows it names it. */
export const SignInFailure = z.object({
  /** `busy`: too many at once. `not-secure`: the password would travel in clear. `expired`: it took too long, and begins anew. */
  type: z.enum([
    'wrong-credentials',
    'not-secure',
    'broker-unreachable',
    'too-many',
    'busy',
    'unexpected',
    'malformed',
    'wrong-code',
    'factor-exists',
    'passkey-refused',
    'passkeys-unavailable',
    'expired',
    'no-account',
    'account-disabled',
    'email-not-verified',
    'company-refused',
    'company-away',
    'browser-unavailable',
    'given-up',
  ]),
  /** After too many tries: how long until another one counts, in milliseconds. */
  retryAfterMs: z.number().nonnegative().optional(),
});
export type SignInFailure = z.infer<typeof SignInFailure>;

/** What a page knows of a sign-in that owes a second factor: not the token, which stays with whoever speaks to the broker. */
export const ChallengeView = Challenge.omit({ pending: true });
export type ChallengeView = z.infer<typeof ChallengeView>;

/** `next` is what the sign-in still owes; null once it is open. */
export type SignInStep =
  | { readonly ok: true; readonly next: ChallengeView | null }
  | { readonly ok: false; readonly failure: SignInFailure };

export type SignInResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: SignInFailure };

/** What a sign-in under way is shown: a second factor's code, or the account's own password beside the company's word. */
export const ShownCode = z.discriminatedUnion('way', [
  z.object({ way: z.literal('totp'), code: z.string().trim().min(1).max(40) }),
  z.object({ way: z.literal('recovery'), code: z.string().trim().min(1).max(40) }),
  z.object({ way: z.literal('password'), code: z.string().min(1).max(128) }),
]);
export type ShownCode = z.infer<typeof ShownCode>;

/** The answer to the first code of a new authenticator. */
export const FactorConfirmed = SignedIn.extend({ recoveryCodes: RecoveryCodes });

/** The routes of a sign-in's second step, by what is typed. */
const SHOW_PATHS = {
  totp: '/api/auth/second-factor/code',
  recovery: '/api/auth/second-factor/recovery',
  password: '/api/auth/tie/password',
} as const satisfies Record<ShownCode['way'], string>;

/** Where what was typed is shown, and as what. */
export const showing = ({ way, code }: ShownCode): { readonly path: string; readonly body: object } => ({
  path: SHOW_PATHS[way],
  body: way === 'password' ? { password: code } : { code },
});

const Refusal = z.object({ type: z.string(), retryAfterMs: z.number().nonnegative().optional() });

/** The broker's no, by the name the page has for it. */
export function signInFailureOf(body: unknown): SignInFailure {
  const refusal = Refusal.safeParse(body);
  if (!refusal.success) return { type: 'unexpected' };
  if (refusal.data.type === 'not-signed-in') return { type: 'expired' };
  const named = SignInFailure.safeParse(refusal.data);
  return named.success ? named.data : { type: 'unexpected' };
}

/** The token of a sign-in that is open, or what it owes under a token of its own. */
export function openedBy(
  body: unknown,
): { readonly token: string } | { readonly pending: string; readonly next: ChallengeView } | undefined {
  const answer = SignInAnswer.safeParse(body);
  if (!answer.success) return undefined;
  if ('token' in answer.data) return { token: answer.data.token };
  const { pending, ...next } = answer.data;
  return { pending, next };
}
