import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { WebAuthnJson } from '../../app/wire/requests/account.ts';
import type { AttemptLimit } from '../accounts/attempt-limit.ts';
import type { Auth } from '../accounts/auth.ts';
import { deviceOf } from '../accounts/device.ts';
import { attempted, originOf } from './attempted.ts';

const Shown = z.object({ step: z.string().min(1).max(200), response: WebAuthnJson });

/** Signing in with nothing but a passkey: it is something one has, opened by something one is or knows. */
export function addPasskeySignIn(app: FastifyInstance, auth: Auth, limit: AttemptLimit): void {
  app.post(
    '/api/auth/passkey/options',
    { config: { caller: 'anyone' } },
    attempted(limit, {
      input: z.object({}),
      attempt: () => Promise.resolve({ subject: null, begins: true }),
      run: () => auth.passkeys.beginShowing(null),
    }),
  );
  app.post(
    '/api/auth/passkey',
    { config: { caller: 'anyone' } },
    attempted(limit, {
      input: Shown,
      attempt: async ({ step }) => ({ subject: null, known: await auth.passkeys.waitsFor(step) }),
      run: async ({ step, response }, request) => {
        const shown = await auth.passkeys.show(step, response);
        if (!shown.ok) return shown;
        return await auth.begin(shown.value, { secondFactor: true }, deviceOf(originOf(request)));
      },
    }),
  );
}
