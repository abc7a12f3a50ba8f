import { SignInWays } from '../../../app/identity/sign-in.ts';
import type { Result } from '../../../app/kernel/result.ts';
import { fail, ok } from '../../../app/kernel/result.ts';
import type { SignInFailure } from '../../../app/wire/sign-in.ts';
import { signInFailureOf } from '../../../app/wire/sign-in.ts';
import { send } from './send.ts';

/** Whether nobody on the way can read what is said to a broker: `https`, or a broker on this very computer. */
export function isSecure(brokerUrl: string): boolean {
  const { protocol, hostname } = new URL(brokerUrl);
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
}

const LOOPBACK = /^(localhost|\[::1\]|127(\.\d{1,3}){3})$/;

/** Says one thing to the broker's sign-in routes; what comes back is parsed by whoever asked. */
export async function tellBroker(
  brokerUrl: string,
  path: string,
  body: object,
  token?: string,
): Promise<Result<unknown, SignInFailure>> {
  if (!isSecure(brokerUrl)) return fail({ type: 'not-secure' });
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const answer = await send(brokerUrl, 'POST', path, headers, JSON.stringify(body)).catch(() => null);
  if (answer === null) return fail({ type: 'broker-unreachable' });
  const said = parseJson(answer.body);
  return answer.status === 200 ? ok(said) : fail(signInFailureOf(said));
}

/** What the broker offers whoever wants to sign in; null when it can't be asked. */
export async function signInWays(brokerUrl: string): Promise<SignInWays | null> {
  if (!isSecure(brokerUrl)) return null;
  const answer = await send(brokerUrl, 'GET', '/api/sign-in-ways', {}).catch(() => null);
  if (answer?.status !== 200) return null;
  return SignInWays.safeParse(parseJson(answer.body)).data ?? null;
}

/** Ends the token's life on the broker; false when the broker could not be told. */
export async function signOut(brokerUrl: string, token: string): Promise<boolean> {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await send(brokerUrl, 'POST', '/api/auth/sign-out', headers, '{}').catch(() => null);
  return answer !== null && answer.status < 500;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
