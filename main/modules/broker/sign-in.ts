import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { z } from 'zod';
import type { Result } from '../../../app/kernel/result.ts';
import { fail, ok } from '../../../app/kernel/result.ts';
import type { SignInFailure } from '../../../app/wire/bridge.ts';

const SignedIn = z.object({ token: z.string().min(1).max(4096) });

/** Whether nobody on the way can read what is said to a broker: `https`, or a broker on this very computer. */
export function isSecure(brokerUrl: string): boolean {
  const { protocol, hostname } = new URL(brokerUrl);
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
}

const LOOPBACK = /^(localhost|\[::1\]|127(\.\d{1,3}){3})$/;

/** Exchanges a password for a bearer token; the password is kept nowhere. */
export async function signIn(
  brokerUrl: string,
  credentials: { readonly email: string; readonly password: string },
): Promise<Result<string, SignInFailure>> {
  if (!isSecure(brokerUrl)) return fail({ type: 'not-secure' });
  const answer = await post(brokerUrl, '/api/auth/sign-in/email', credentials, {}).catch(() => null);
  if (answer === null) return fail({ type: 'broker-unreachable' });
  if (answer.status === 429) return fail({ type: 'too-many' });
  if (answer.status === 400 || answer.status === 401 || answer.status === 403 || answer.status === 422)
    return fail({ type: 'wrong-credentials' });
  const body = SignedIn.safeParse(parseJson(answer.body));
  if (answer.status !== 200 || !body.success) return fail({ type: 'unexpected' });
  return ok(answer.bearer ?? body.data.token);
}

/** Ends the token's life on the broker; false when the broker could not be told. */
export async function signOut(brokerUrl: string, token: string): Promise<boolean> {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await post(brokerUrl, '/api/auth/sign-out', {}, headers).catch(() => null);
  return answer !== null && answer.status < 500;
}

interface HttpAnswer {
  readonly status: number;
  readonly bearer: string | null;
  readonly body: string;
}

function post(brokerUrl: string, path: string, body: object, headers: Record<string, string>): Promise<HttpAnswer> {
  const url = new URL(path, brokerUrl);
  const text = JSON.stringify(body);
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sending = send(
      url,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), ...headers },
      },
      (response) => {
        let received = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          received += chunk;
          if (received.length > LARGEST_ANSWER) response.destroy(new Error('the answer is too large'));
        });
        response.on('error', reject);
        response.on('end', () => {
          const bearer = response.headers['set-auth-token'];
          resolve({
            status: response.statusCode ?? 0,
            bearer: typeof bearer === 'string' && bearer !== '' ? bearer : null,
            body: received,
          });
        });
      },
    );
    sending.setTimeout(TIMEOUT_MS, () => sending.destroy(new Error('the broker did not answer in time')));
    sending.on('error', reject);
    sending.end(text);
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const TIMEOUT_MS = 10_000;
const LARGEST_ANSWER = 64 * 1024;
