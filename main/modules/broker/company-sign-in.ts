import { createHash, randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { z } from 'zod';
import type { SignInFailure, SignInResult } from '../../../app/wire/sign-in.ts';
import { signInFailureOf } from '../../../app/wire/sign-in.ts';
import { tellBroker } from './sign-in.ts';

/** Signing in through the company: in the system's own browser, back over a loopback address (RFC 8252). */
export interface CompanySignIn {
  /** The broker's answer to what the browser brought back. */
  signIn(brokerUrl: string): Promise<SignInResult<unknown>>;
  /** Stops waiting for the browser; harmless when nobody does. */
  giveUp(): void;
}

export interface CompanyParts {
  /** Opens the system's browser. */
  readonly openBrowser: (url: string) => Promise<void>;
  /** What the browser shows once it may be closed. */
  readonly farewell: () => string;
}

const Begun = z.object({ url: z.url() });

export function createCompanySignIn({ openBrowser, farewell }: CompanyParts): CompanySignIn {
  let giveUp: () => void = () => undefined;
  return {
    giveUp: () => giveUp(),
    signIn: async (brokerUrl) => {
      giveUp();
      const verifier = randomBytes(32).toString('base64url');
      const state = randomBytes(32).toString('base64url');
      const waiting = await listenOnce(state, farewell());
      giveUp = waiting.stop;
      try {
        const challenge = createHash('sha256').update(verifier).digest('base64url');
        const begun = await tellBroker(brokerUrl, '/api/auth/company', {
          challenge,
          state,
          back: { type: 'loopback', port: waiting.port },
        });
        if (!begun.ok) return begun;
        const { success, data } = Begun.safeParse(begun.value);
        if (!success || !isWeb(data.url)) return no('unexpected');
        const opened = await openBrowser(data.url).then(
          () => true,
          () => false,
        );
        if (!opened) return no('browser-unavailable');
        const back = await waiting.back;
        if (!back.ok) return back;
        return await tellBroker(brokerUrl, '/api/auth/company/redeem', { code: back.value, verifier });
      } finally {
        waiting.stop();
      }
    },
  };
}

/** Nothing but a web page is ever handed to the system: another scheme could start another program. */
const isWeb = (url: string): boolean => /^https?:$/.test(new URL(url).protocol);

const no = (type: SignInFailure['type']): { readonly ok: false; readonly failure: SignInFailure } => ({
  ok: false,
  failure: { type },
});

interface Waiting {
  readonly port: number;
  readonly back: Promise<SignInResult<string>>;
  stop(): void;
}

/** As long as a sign-in at the broker may take. */
const PATIENCE_MS = 10 * 60_000;

/** Waits on a free port of this computer for the one request that knows `state`; anything else is told nothing. */
async function listenOnce(state: string, farewell: string): Promise<Waiting> {
  let settle: (result: SignInResult<string>) => void = () => undefined;
  const back = new Promise<SignInResult<string>>((resolve) => {
    settle = resolve;
  });
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (request.method !== 'GET' || url.pathname !== '/' || url.searchParams.get('state') !== state) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...CLOSED }).end(farewell);
    settle(broughtBack(url.searchParams));
  });
  const port = await listening(server);
  const late = setTimeout(() => settle(no('expired')), PATIENCE_MS);
  return {
    port,
    back,
    stop: () => {
      clearTimeout(late);
      settle(no('given-up'));
      server.close();
    },
  };
}

/** The page loads nothing, runs nothing and tells nobody where it came from. */
const CLOSED = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  connection: 'close',
};

function broughtBack(parameters: URLSearchParams): SignInResult<string> {
  const code = parameters.get('code');
  return code === null
    ? { ok: false, failure: signInFailureOf({ type: parameters.get('failure') }) }
    : { ok: true, value: code };
}

/** On the loopback address alone, on whatever port is free. */
function listening(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('the loopback address has no port'));
      else resolve(address.port);
    });
  });
}
