import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { hostname, platform } from 'node:os';
import { SignInWays } from '../../../app/identity/sign-in.ts';
import type { Result } from '../../../app/kernel/result.ts';
import { fail, ok } from '../../../app/kernel/result.ts';
import type { SignInFailure } from '../../../app/wire/sign-in.ts';
import { signInFailureOf } from '../../../app/wire/sign-in.ts';

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

interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

function send(
  brokerUrl: string,
  method: 'GET' | 'POST',
  path: string,
  headers: Record<string, string>,
  text = '',
): Promise<HttpAnswer> {
  const url = new URL(path, brokerUrl);
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const described = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
  return new Promise((resolve, reject) => {
    const sending = request(
      url,
      { method, headers: { 'user-agent': USER_AGENT, ...(method === 'POST' && described), ...headers } },
      (response) => {
        let received = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          received += chunk;
          if (received.length > LARGEST_ANSWER) response.destroy(new Error('the answer is too large'));
        });
        response.on('error', reject);
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: received }));
      },
    );
    sending.setTimeout(TIMEOUT_MS, () => sending.destroy(new Error('the broker did not answer in time')));
    sending.on('error', reject);
    sending.end(text);
  });
}

const SYSTEMS: Readonly<Record<string, string>> = { win32: 'Windows', darwin: 'macOS', linux: 'Linux' };
/** What a person reads in the list of their sign-ins: this application, its system, this computer's name. */
const USER_AGENT = `Accord/1 (${SYSTEMS[platform()] ?? platform()}; ${hostname().replaceAll(/[^\w.-]/g, '')})`;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const TIMEOUT_MS = 10_000;
const LARGEST_ANSWER = 64 * 1024;
