import { betterAuth } from 'better-auth';
import { bearer } from 'better-auth/plugins/bearer';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { z } from 'zod';
import type { Log } from '../log.ts';
import type { Store } from '../store/open-store.ts';
import { newRecoveryCode } from './recovery-code.ts';

/** better-auth on our tables: its functions are called one by one, none of its routes is ever served. */
export type BetterAuth = ReturnType<typeof openBetterAuth>;

export function openBetterAuth(store: Store, secret: string, log: Log) {
  return betterAuth({
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
    plugins: [
      bearer(),
      {
        ...twoFactor({
          issuer: 'Accord',
          allowPasswordless: true,
          /** Ours counts attempts by where they come from too, so that nobody locks another out. */
          accountLockout: { enabled: false },
          backupCodeOptions: { customBackupCodesGenerate: () => Array.from({ length: 10 }, newRecoveryCode) },
          schema: TWO_FACTOR,
        }),
        /** Its own challenge after a password rides on a cookie and knows no other first factor; ours is a sign-in that is not open yet. */
        hooks: {},
      },
    ],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    /** The tables are looked at once, by the one that lasts; within a transaction there is no other connection to do it on. */
    advanced: { database: { generateId: 'uuid', validateSchema: !store.isTransaction } },
    logger: { log: (level, message) => log.debug({ level }, message) },
  });
}

const Refusal = z.object({ statusCode: z.number().min(400).max(499) });

/** A refusal of better-auth's is an answer, here undefined; anything else it throws is a fault. */
export async function unlessRefused<T>(run: () => Promise<T>): Promise<T | undefined> {
  try {
    return await run();
  } catch (error) {
    if (Refusal.safeParse(error).success) return undefined;
    throw error;
  }
}

export const bearing = (token: string): Headers => new Headers({ authorization: `Bearer ${token}` });

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

const TWO_FACTOR = {
  user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
  twoFactor: {
    modelName: 'two_factor',
    fields: {
      userId: 'person_id',
      backupCodes: 'backup_codes',
      failedVerificationCount: 'failed_verification_count',
      lockedUntil: 'locked_until',
    },
  },
} as const;
