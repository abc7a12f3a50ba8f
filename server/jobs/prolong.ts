import { LOGIN_MS } from '../accounts/auth.ts';
import type { Context } from '../context.ts';
import type { Gateway } from '../realtime/gateway.ts';
import { prolongLogins } from '../store/logins.ts';

/** A computer that is connected for months stays signed in: each broker sees to its own. Returns how to stop. */
export function prolongConnected(context: Context, gateway: Pick<Gateway, 'logins'>): () => Promise<void> {
  const { store, clock, log, timing } = context;
  let running = Promise.resolve();
  const timer = setInterval(() => {
    running = prolongLogins(store, gateway.logins(), clock.now() + LOGIN_MS).catch((error: unknown) =>
      log.warn({ err: error }, 'connected sign-ins could not be prolonged'),
    );
  }, timing.prolong);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
