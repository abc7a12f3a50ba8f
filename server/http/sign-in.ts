import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { AttemptLimit } from '../accounts/attempt-limit.ts';
import type { Auth } from '../accounts/auth.ts';
import { bearerOf } from './bearer.ts';
import { sendFailure } from './failures.ts';

const Credentials = z.object({ email: z.email().max(254), password: z.string().min(1).max(128) });

/** better-auth's two paths that the product uses, and no other of its many; never a cookie. */
export function addSignIn(app: FastifyInstance, auth: Auth, limit: AttemptLimit): void {
  app.post('/api/auth/sign-in/email', { config: { caller: 'anyone' } }, async (request, reply) => {
    const typed = Credentials.safeParse(request.body);
    if (!typed.success)
      return sendFailure(reply, { type: 'malformed', where: String(typed.error.issues[0]?.path[0] ?? 'body') });
    const { email, password } = typed.data;
    const attempt = await limit.begin(`account:${email.toLowerCase()}`, request.ip);
    if (!attempt.ok) return sendFailure(reply, attempt.failure);
    const signedIn = await auth.signIn(email.toLowerCase(), password);
    if (!signedIn.ok) return sendFailure(reply, signedIn.failure);
    await attempt.value.forget();
    const { token, person } = signedIn.value;
    return reply.header('set-auth-token', token).header('cache-control', 'no-store').send({ token, user: person });
  });
  app.post('/api/auth/sign-out', { config: { caller: 'signed-in' } }, async (request, reply) => {
    const token = bearerOf(request);
    if (token !== undefined) await auth.signOut(token);
    return reply.send({ success: true });
  });
}
