import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { hostname, platform } from 'node:os';

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

/** Rejects when the broker can't be reached, is silent for too long, or says more than `largest` characters. */
export function send(
  brokerUrl: string,
  method: 'GET' | 'POST',
  path: string,
  headers: Record<string, string>,
  text = '',
  largest = LARGEST_ANSWER,
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
          if (received.length > largest) response.destroy(new Error('the answer is too large'));
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

const TIMEOUT_MS = 10_000;
const LARGEST_ANSWER = 64 * 1024;
