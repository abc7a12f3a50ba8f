import { timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import type { Auth } from '../accounts/auth.ts';
import type { Config } from '../config.ts';
import type { Login } from '../store/logins.ts';
import { bearerOf } from './bearer.ts';
import type { Check, RouteCaller } from './guard.ts';

/** How each kind of caller is recognised; without a token of their own, operators are whoever sits at this machine, as long as nobody else is let in. */
export function createChecks(
  auth: Auth,
  { metricsToken, publicUrl }: Pick<Config, 'metricsToken' | 'publicUrl'>,
  { passHolder, guest }: { readonly passHolder: Check; readonly guest: Check },
): Record<RouteCaller, Check> {
  const loginOf = async (request: FastifyRequest): Promise<Login | undefined> => {
    const token = bearerOf(request);
    return token === undefined ? undefined : await auth.loginOf(token);
  };
  return {
    anyone: () => Promise.resolve(null),
    'signing-in': async (request) => ((await loginOf(request)) === undefined ? { type: 'not-signed-in' } : null),
    'signed-in': async (request) => {
      const login = await loginOf(request);
      if (login === undefined) return { type: 'not-signed-in' };
      return login.standing === 'pending' ? { type: 'second-factor-needed' } : null;
    },
    'pass-holder': passHolder,
    guest,
    operator: (request) => {
      const local =
        publicUrl === null &&
        isLoopback(request.socket.remoteAddress ?? '') &&
        request.headers['x-forwarded-for'] === undefined;
      const passes = metricsToken === null ? local : matches(bearerOf(request) ?? '', metricsToken);
      return Promise.resolve(passes ? null : { type: 'not-allowed' });
    },
  };
}

const isLoopback = (address: string): boolean => isIP(address) !== 0 && /^(::ffff:)?127\.|^::1$/.test(address);

function matches(shown: string, expected: string): boolean {
  const [one, other] = [Buffer.from(shown), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
