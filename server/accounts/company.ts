import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { z } from 'zod';
import type { Result } from '../../app/kernel/result.ts';
import { fail, ok } from '../../app/kernel/result.ts';
import type { CompanyConfig } from '../config.ts';
import type { BetterAuth } from './better-auth.ts';
import type { SignInSteps } from './sign-in-steps.ts';

/** What somebody who began a sign-in needs to get it back: the digest of their secret, their state, and where they wait. */
export const CompanyBegin = z.object({
  /** SHA-256 of a secret that only the client has, base64url (PKCE, RFC 7636). */
  challenge: z.string().regex(/^[\w-]{43}$/),
  state: z.string().regex(/^[\w-]{43,128}$/),
  back: z.discriminatedUnion('type', [
    z.object({ type: z.literal('page') }),
    z.object({ type: z.literal('loopback'), port: z.number().int().min(1024).max(65_535) }),
  ]),
});
export type CompanyBegin = z.infer<typeof CompanyBegin>;

/** Whom the company vouches for, as its signed word says. */
export interface Vouched {
  /** Who says so: a subject is one person's at its issuer only (OpenID Connect Core, 8). */
  readonly issuer: string;
  readonly subject: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly name: string;
  /** The company says that more than one factor was shown to it (RFC 8176). */
  readonly secondFactor: boolean;
}

export type CompanyFailure =
  | { readonly type: 'company-away' }
  | { readonly type: 'company-refused' }
  | { readonly type: 'expired' };

/** The company's own sign-in: OpenID Connect, authorization code with PKCE, state and nonce; this broker is its only client. */
export interface Company {
  readonly name: string;
  /** The company's page to send the person to. */
  begin(begun: CompanyBegin): Promise<Result<{ url: string }, CompanyFailure>>;
  /** What the company's page came back with; `begun` says who waits for it. */
  comeBack(
    parameters: ComeBack,
  ): Promise<{ begun: CompanyBegin; vouched: Result<Vouched, CompanyFailure> } | undefined>;
  /** A code for whoever began, worth one sign-in. */
  leave(begun: CompanyBegin, done: Done): Promise<string>;
  redeem(code: string, verifier: string): Promise<Result<Done, CompanyFailure>>;
  /** Whether this broker gave that state, or that code, to somebody who has not come back with it yet. */
  gave(what: 'state' | 'code', secret: string): Promise<boolean>;
}

export const ComeBack = z.object({
  state: z.string().min(1).max(200),
  code: z.string().min(1).max(4000).optional(),
  error: z.string().max(200).optional(),
  iss: z.string().max(300).optional(),
});
export type ComeBack = z.infer<typeof ComeBack>;

const Done = z.object({
  personId: z.uuid(),
  secondFactor: z.boolean(),
  /** What the account's own way in has to be shown for first. */
  tie: z.object({ issuer: z.string(), subject: z.string() }).nullable(),
});
type Done = z.infer<typeof Done>;

const UnderWay = z.object({ begun: CompanyBegin, nonce: z.string(), verifier: z.string() });
const Waiting = z.object({ challenge: z.string(), done: Done });
const Claims = z.looseObject({
  sub: z.string().min(1).max(255),
  amr: z.array(z.string()).optional(),
});

export function createCompany(
  config: CompanyConfig,
  auth: BetterAuth,
  steps: SignInSteps,
  publicUrl: () => URL,
): Company {
  const provider = openProvider(config, auth);
  const redirectURI = (): string => new URL('/api/auth/company/callback', publicUrl()).href;
  return {
    name: config.name,
    begin: async (begun) => {
      const found = await provider();
      if (found === undefined) return fail({ type: 'company-away' });
      const [nonce, verifier] = [random(), random()];
      const state = await steps.begin('company', { begun, nonce, verifier });
      const url = await found.createAuthorizationURL({
        state,
        codeVerifier: verifier,
        idTokenNonce: nonce,
        redirectURI: redirectURI(),
      });
      return ok({ url: url.href });
    },
    comeBack: async ({ state, code, iss }) => {
      const underWay = await steps.take('company', state, UnderWay);
      if (underWay === undefined) return undefined;
      const { begun, nonce, verifier } = underWay;
      const refused = { begun, vouched: fail({ type: 'company-refused' } as const) };
      const found = await provider();
      if (found === undefined) return { begun, vouched: fail({ type: 'company-away' }) };
      if (code === undefined || (iss !== undefined && iss !== found.issuer)) return refused;
      const tokens = await orNothing(() =>
        found.validateAuthorizationCode({ code, codeVerifier: verifier, redirectURI: redirectURI() }),
      );
      if (tokens?.idToken === undefined) return refused;
      // Checks the signature by the company's published keys, its issuer, its audience, its age and the nonce.
      const said = await orNothing(() => found.getUserInfo({ ...tokens, expectedIdTokenNonce: nonce }));
      const claims = Claims.safeParse(payloadOf(tokens.idToken));
      if (said?.user.email == null || !claims.success) return refused;
      const { sub, amr = [] } = claims.data;
      const { email, emailVerified, name } = said.user;
      return {
        begun,
        vouched: ok({
          issuer: config.issuer,
          subject: sub,
          email: email.toLowerCase(),
          emailVerified: emailVerified === true,
          name: name ?? '',
          secondFactor: amr.includes('mfa'),
        }),
      };
    },
    gave: (what, secret) => steps.isThere(what === 'state' ? 'company' : 'company-done', secret),
    leave: ({ challenge }, done) => steps.begin('company-done', { challenge, done }),
    redeem: async (code, verifier) => {
      const waiting = await steps.take('company-done', code, Waiting);
      if (waiting === undefined) return fail({ type: 'expired' });
      return matches(waiting.challenge, verifier) ? ok(waiting.done) : fail({ type: 'company-refused' });
    },
  };
}

const PROVIDER = 'company';
/** How long the company may take to say what its addresses are. */
const DISCOVERY_MS = 8_000;

/** Found when it is needed and kept once it is: a company that is away when the broker starts is asked again. */
function openProvider({ issuer, clientId, clientSecret }: CompanyConfig, auth: BetterAuth) {
  const plugin = genericOAuth({
    config: [
      {
        providerId: PROVIDER,
        discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
        clientId,
        ...(clientSecret !== null && { clientSecret }),
        ...(clientSecret === null && { tokenEndpointAuth: { method: 'none' } as const }),
        scopes: ['openid', 'profile', 'email'],
        pkce: true,
        requireIdTokenVerification: true,
      },
    ],
  });
  const find = async () => {
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, DISCOVERY_MS, undefined).unref());
    // A context of better-auth's; that ours names its options only makes the type narrower.
    const context = (await auth.$context) as unknown as Parameters<typeof plugin.init>[0];
    const made = await Promise.race([plugin.init(context), late]);
    const found = made?.context.socialProviders.find(({ id }) => id === PROVIDER);
    // Only the issuer that the operator named may vouch for anybody.
    return found?.issuer === issuer ? found : undefined;
  };
  let known: Awaited<ReturnType<typeof find>>;
  return async (): Promise<typeof known> => {
    known ??= await find();
    return known;
  };
}

const random = (): string => randomBytes(32).toString('base64url');

function matches(challenge: string, verifier: string): boolean {
  const [one, other] = [challenge, createHash('sha256').update(verifier).digest('base64url')].map((text) =>
    Buffer.from(text),
  );
  return one !== undefined && other !== undefined && one.length === other.length && timingSafeEqual(one, other);
}

/** Of a token whose signature has been checked. */
function payloadOf(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  } catch {
    return undefined;
  }
}

/** What the company's server does wrong is a refusal here, not a fault of ours. */
async function orNothing<T>(ask: () => Promise<T | null>): Promise<T | undefined> {
  try {
    return (await ask()) ?? undefined;
  } catch {
    return undefined;
  }
}
