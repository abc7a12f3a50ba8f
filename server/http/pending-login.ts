import type { FastifyRequest } from 'fastify';
import type { Auth } from '../accounts/auth.ts';
import type { Login } from '../store/logins.ts';
import { bearerOf } from './bearer.ts';
import { Refused } from './guard.ts';

/** The sign-in that still owes something; one that is open already has no business with the steps of signing in. */
export async function pendingOf(auth: Pick<Auth, 'loginOf'>, request: FastifyRequest): Promise<Login> {
  const token = bearerOf(request);
  const login = token === undefined ? undefined : await auth.loginOf(token);
  if (login === undefined) throw new Refused({ type: 'not-signed-in' });
  if (login.standing === 'open') throw new Refused({ type: 'not-allowed' });
  return login;
}
