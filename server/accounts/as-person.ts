import { randomUUID } from 'node:crypto';
import type { Id } from '../../app/kernel/scalars.ts';
import type { Store } from '../store/open-store.ts';
import type { BetterAuth } from './better-auth.ts';
import { bearing } from './better-auth.ts';

/**
 * Calls better-auth in a person's name. Its functions take a session and some replace it, which would end the sign-in
 * that asks; so they get one of their own, which never opens anything and is gone when they are done.
 */
export type AsPerson = <T>(personId: Id, call: (headers: Headers) => Promise<T>) => Promise<T>;

export const asPersonOf =
  (auth: BetterAuth, store: Store): AsPerson =>
  async (personId, call) => {
    const userAgent = `within:${randomUUID()}`;
    const { internalAdapter } = await auth.$context;
    const { token } = await internalAdapter.createSession(personId, true, { userAgent });
    try {
      return await call(bearing(token));
    } finally {
      await store.deleteFrom('login').where('user_agent', '=', userAgent).execute();
    }
  };
