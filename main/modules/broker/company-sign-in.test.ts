import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createCompanySignIn } from './company-sign-in.ts';

const Begun = z.object({
  challenge: z.string(),
  state: z.string(),
  back: z.object({ type: z.literal('loopback'), port: z.number() }),
});

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** A broker that sends people to `page`, and gives a token for the code `right` and the secret behind the challenge. */
async function aBroker(page: string) {
  const asked: { path: string; body: unknown }[] = [];
  const http = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      asked.push({ path: request.url ?? '', body: JSON.parse(body) });
      const answer = request.url === '/api/auth/company' ? { url: page } : { token: 'a token' };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve));
  ends.push(() => new Promise((resolve) => void http.close(resolve)));
  // A server that listens on a port has an address of this kind.
  const { port } = http.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, asked, begun: () => Begun.parse(asked[0]?.body) };
}

type Brought = (begun: z.infer<typeof Begun>) => Record<string, string>;

/** The company's sign-in with a browser that comes back at once, with what `brought` says. */
async function aSignIn(brought: Brought | null, page = 'https://company.example/sign-in') {
  const broker = await aBroker(page);
  const answers: number[] = [];
  const company = createCompanySignIn({
    farewell: () => '<h1>Back</h1>',
    openBrowser: async () => {
      if (brought === null) return;
      const begun = broker.begun();
      const query = new URLSearchParams(brought(begun)).toString();
      const answer = await fetch(`http://127.0.0.1:${begun.back.port}/?${query}`);
      answers.push(answer.status);
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    },
  });
  return { broker, company, answers };
}

describe('[A7] the company’s sign-in in the application', () => {
  it('waits for the browser on this very computer, and redeems what it brings with a secret of its own', async () => {
    const { broker, company } = await aSignIn(({ state }) => ({ state, code: 'right' }));
    expect(await company.signIn(broker.url)).toEqual({ ok: true, value: { token: 'a token' } });
    const redeemed = broker.asked.find(({ path }) => path === '/api/auth/company/redeem')?.body;
    expect(redeemed).toEqual({ code: 'right', verifier: expect.stringMatching(/^[\w-]{43}$/) });
    expect(JSON.stringify(broker.asked[0])).not.toContain(z.object({ verifier: z.string() }).parse(redeemed).verifier);
  });

  it('says by name what the broker said no with', async () => {
    const { broker, company } = await aSignIn(({ state }) => ({ state, failure: 'no-account' }));
    expect(await company.signIn(broker.url)).toEqual({ ok: false, failure: { type: 'no-account' } });
  });

  it('hears nobody who does not know the state, and goes on waiting', async () => {
    const { broker, company } = await aSignIn(null);
    const signingIn = company.signIn(broker.url);
    await expect.poll(() => broker.asked.length).toBe(1);
    const { state, back } = broker.begun();
    const knock = async (path: string, init?: RequestInit): Promise<number> =>
      (await fetch(`http://127.0.0.1:${back.port}${path}`, init)).status;
    expect(await knock('/?state=guess&code=evil')).toBe(404);
    expect(await knock('/?code=evil')).toBe(404);
    expect(await knock(`/x?state=${state}&code=evil`)).toBe(404);
    expect(await knock(`/?state=${state}&code=evil`, { method: 'POST' })).toBe(404);
    expect(await knock(`/?state=${state}&code=right`)).toBe(200);
    expect(await signingIn).toMatchObject({ ok: true });
    expect(JSON.stringify(broker.asked)).not.toContain('evil');
  });

  it('can be given up, and listens no more', async () => {
    const { broker, company } = await aSignIn(null);
    const signingIn = company.signIn(broker.url);
    await expect.poll(() => broker.asked.length).toBe(1);
    company.giveUp();
    expect(await signingIn).toEqual({ ok: false, failure: { type: 'given-up' } });
    const { state, back } = broker.begun();
    await expect(fetch(`http://127.0.0.1:${back.port}/?state=${state}&code=late`)).rejects.toThrow();
  });

  it.each(['file:///etc/passwd', 'javascript:alert(1)', 'ms-settings:privacy', 'not an address'])(
    '[W10] hands nothing to the system that is no web page: %s',
    async (page) => {
      let opened = 0;
      const broker = await aBroker(page);
      const company = createCompanySignIn({
        farewell: () => '',
        openBrowser: () => {
          opened += 1;
          return Promise.resolve();
        },
      });
      expect(await company.signIn(broker.url)).toEqual({ ok: false, failure: { type: 'unexpected' } });
      expect(opened).toBe(0);
    },
  );

  it('says so when the system opens no browser, and when nobody on the way may read along', async () => {
    const broker = await aBroker('https://company.example');
    const company = createCompanySignIn({ farewell: () => '', openBrowser: () => Promise.reject(new Error('none')) });
    expect(await company.signIn(broker.url)).toEqual({ ok: false, failure: { type: 'browser-unavailable' } });
    expect(await company.signIn('http://accord.example.org')).toEqual({ ok: false, failure: { type: 'not-secure' } });
  });
});
