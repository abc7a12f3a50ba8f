import { betterAuth } from 'better-auth';
import { hashPassword } from 'better-auth/crypto';
import { bearer } from 'better-auth/plugins/bearer';
import { z } from 'zod';
import type { Result } from '../../app/kernel/result.ts';
import { fail, ok } from '../../app/kernel/result.ts';
import type { Person } from '../../app/level/person.ts';
import type { Clock } from '../context.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/open-store.ts';
import type { Login } from '../store/people.ts';
import { findLogin } from '../store/people.ts';

/** Who is who: passwords and sign-ins are better-auth's, people and their rights are ours. */
export interface Auth {
  /** Opens a sign-in; the same failure for an unknown address and a wrong password. */
  signIn(
    email: string,
    password: string,
  ): Promise<Result<{ token: string; person: Person }, { type: 'wrong-credentials' }>>;
  /** Ends the sign-in of a token; harmless when there is none. */
  signOut(token: string): Promise<void>;
  /** Whose token it is; prolongs the sign-in when it is used. */
  loginOf(token: string): Promise<Login | undefined>;
  hashPassword(password: string): Promise<string>;
}

export function createAuth(store: Store, clock: Clock, secret: string, log: Log): Auth {
  const auth = betterAuth({
    ...TABLES,
    baseURL: 'http://accord.invalid',
    secret,
    database: { db: store, type: 'postgres' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
      autoSignIn: false,
    },
    plugins: [bearer()],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    advanced: { database: { generateId: 'uuid' } },
    logger: { log: (level, message) => log.debug({ level }, message) },
  });
  const loginOf = async (token: string): Promise<Login | undefined> => {
    const found = await auth.api.getSession({ headers: bearing(token) });
    return found === null ? undefined : await findLogin(store, found.session.id, clock.now());
  };
  return {
    loginOf,
    hashPassword,
    signIn: async (email, password) => {
      const opened = await openLogin(() => auth.api.signInEmail({ body: { email, password } }));
      if (opened === undefined) return fail({ type: 'wrong-credentials' });
      const login = await loginOf(opened);
      return login === undefined ? fail({ type: 'wrong-credentials' }) : ok({ token: opened, person: login.person });
    },
    signOut: async (token) => {
      await auth.api.signOut({ headers: bearing(token) });
    },
  };
}

const bearing = (token: string): Headers => new Headers({ authorization: `Bearer ${token}` });

const Refusal = z.object({ statusCode: z.number().min(400).max(499) });

/** A refusal of better-auth's is an answer; anything else it throws is a fault. */
async function openLogin(signIn: () => Promise<{ token: string }>): Promise<string | undefined> {
  try {
    return (await signIn()).token;
  } catch (error) {
    if (Refusal.safeParse(error).success) return undefined;
    throw error;
  }
}

const dates = { createdAt: 'created_at', updatedAt: 'updated_at' };

/** Our table for each of better-auth's, in our way of writing names. */
const TABLES = {
  user: {
    modelName: 'person',
    fields: { ...dates, emailVerified: 'email_verified' },
    /** Ours to write: better-auth only has to know that they are there. */
    additionalFields: {
      role: { type: 'string', required: true, input: false },
      level: { type: 'number', required: false, input: false },
      team: { type: 'string', required: false, input: false },
    },
  },
  session: {
    modelName: 'login',
    fields: {
      ...dates,
      userId: 'person_id',
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
    },
    expiresIn: 30 * 24 * 3600,
    updateAge: 24 * 3600,
  },
  account: {
    modelName: 'account',
    fields: {
      ...dates,
      accountId: 'account_id',
      providerId: 'provider_id',
      userId: 'person_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
    },
  },
  verification: { modelName: 'verification', fields: { ...dates, expiresAt: 'expires_at' } },
} as const;
