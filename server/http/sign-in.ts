import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { SignInWays } from '../../app/identity/sign-in.ts';
import type { AttemptLimit } from '../accounts/attempt-limit.ts';
import type { Auth } from '../accounts/auth.ts';
import { deviceOf } from '../accounts/device.ts';
import { attempted, originOf } from './attempted.ts';
import { bearerOf } from './bearer.ts';

const Credentials = z.object({ email: z.email().max(254), password: z.string().min(1).max(128) });

/** How people sign in here, and the first step of it by password; never a cookie. */
export function addSignIn(app: FastifyInstance, auth: Auth, limit: AttemptLimit, ways: () => SignInWays): void {
  app.get('/api/sign-in-ways', { config: { caller: 'anyone' } }, (_request, reply) =>
    reply.header('cache-control', 'no-store').send(ways()),
  );
  app.post(
    '/api/auth/sign-in/email',
    { config: { caller: 'anyone' } },
    attempted(limit, {
      input: Credentials,
      attempt: async ({ email }, _request, network) => ({
        subject: `account:${email.toLowerCase()}`,
        known: await auth.knowsNetwork({ email: email.toLowerCase() }, network),
      }),
      run: ({ email, password }, request) =>
        auth.withPassword(email.toLowerCase(), password, deviceOf(originOf(request))),
    }),
  );
  app.post('/api/auth/sign-out', { config: { caller: 'signing-in' } }, async (request, reply) => {
    const token = bearerOf(request);
    if (token !== undefined) await auth.signOut(token);
    return reply.send({ success: true });
  });
}
