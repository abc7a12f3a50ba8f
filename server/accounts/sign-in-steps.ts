import { createHash, randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { Clock } from '../context.ts';
import type { Store } from '../store/open-store.ts';

/** What somebody is in the middle of, kept in the database so that any broker can go on with it. */
export interface SignInSteps {
  /** The secret under which the step is found again; only its digest is kept. */
  begin(kind: string, value: object, secret?: string): Promise<string>;
  /** Whether there is such a step: nobody guesses its secret. */
  isThere(kind: string, secret: string): Promise<boolean>;
  /** Undefined for a step that does not exist, is over, or was taken before: a step is taken once. */
  take<S extends z.ZodType>(kind: string, secret: string, schema: S): Promise<z.infer<S> | undefined>;
}

const LASTS_MS = 10 * 60_000;

export const createSignInSteps = (store: Store, clock: Clock): SignInSteps => ({
  begin: async (kind, value, secret = randomBytes(32).toString('base64url')) => {
    const step = { kind, value: JSON.stringify(value), expires_at: new Date(clock.now() + LASTS_MS) };
    await store
      .insertInto('sign_in_step')
      .values({ digest: digestOf(kind, secret), ...step })
      .onConflict((conflict) =>
        conflict.column('digest').doUpdateSet({ value: step.value, expires_at: step.expires_at }),
      )
      .execute();
    return secret;
  },
  isThere: async (kind, secret) => {
    const found = await store
      .selectFrom('sign_in_step')
      .select('kind')
      .where('digest', '=', digestOf(kind, secret))
      .where('expires_at', '>', new Date(clock.now()))
      .executeTakeFirst();
    return found !== undefined;
  },
  take: async (kind, secret, schema) => {
    const taken = await store
      .deleteFrom('sign_in_step')
      .where('digest', '=', digestOf(kind, secret))
      .returning(['value', 'expires_at'])
      .executeTakeFirst();
    return taken === undefined || taken.expires_at.getTime() <= clock.now() ? undefined : schema.parse(taken.value);
  },
});

const digestOf = (kind: string, secret: string): string =>
  createHash('sha256').update(`${kind} ${secret}`).digest('base64url');
