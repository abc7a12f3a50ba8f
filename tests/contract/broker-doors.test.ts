import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RequestFailure } from '../../app/wire/failures.ts';
import type { RequestType } from '../../app/wire/requests.ts';
import { requests } from '../../app/wire/requests.ts';
import { createHttp } from '../../server/http/app.ts';
import { createOrigins } from '../../server/http/origins.ts';
import { createLog } from '../../server/log.ts';
import { settingsFor } from '../../server/settings.ts';
import type { Client } from './support/client.ts';
import { connect } from './support/client.ts';
import type { Desk } from './support/desk.ts';
import { openDesk } from './support/desk.ts';
import { aPerson, post } from './support/people.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk({ config: { allowedOrigins: ['https://support.example.org'] } });
});

afterAll(() => desk?.close());

describe('[W2] every route', () => {
  const declared = [
    'GET / anyone',
    'GET /api/sign-in-ways anyone',
    'GET /assets/* anyone',
    'GET /healthz anyone',
    'GET /metrics operator',
    'GET /readyz anyone',
    'GET /setup anyone',
    'POST /api/audit/export signed-in',
    'POST /api/auth/passkey anyone',
    'POST /api/auth/passkey/options anyone',
    'POST /api/auth/second-factor/code signing-in',
    'POST /api/auth/second-factor/passkey signing-in',
    'POST /api/auth/second-factor/passkey/options signing-in',
    'POST /api/auth/second-factor/recovery signing-in',
    'POST /api/auth/set-up/passkey signing-in',
    'POST /api/auth/set-up/passkey/options signing-in',
    'POST /api/auth/set-up/totp signing-in',
    'POST /api/auth/set-up/totp/confirm signing-in',
    'POST /api/auth/sign-in/email anyone',
    'POST /api/auth/sign-out signing-in',
    'POST /api/device/challenge anyone',
    'POST /api/device/sign-in anyone',
    'POST /api/directory/export signed-in',
    'POST /api/directory/import signed-in',
    'POST /api/enrol anyone',
    'POST /api/guest/file guest',
    'POST /api/guest/open anyone',
    'POST /api/guest/say guest',
    'POST /api/guest/ticket guest',
    'POST /api/setup anyone',
    'POST /api/talk/file pass-holder',
    'POST /api/talk/piece pass-holder',
  ];

  it('declares who may call it, and these are all there are', () => {
    const lines = desk.broker.log
      .map((line): Record<string, unknown> => JSON.parse(line))
      .filter(({ msg }) => msg === 'route');
    const found = lines
      .filter(({ method }) => method !== 'HEAD')
      .map(({ method, url, caller }) => `${method} ${url} ${caller}`);
    expect(found.toSorted()).toEqual(declared);
  });

  it('that declares nobody keeps the broker from starting', () => {
    const { random } = settingsFor({ consentSeconds: 60 });
    const pass = () => Promise.resolve(null);
    const app = createHttp(
      { log: createLog('silent', { write: () => undefined }), random },
      {
        trustedProxies: [],
        publicUrl: () => new URL('http://127.0.0.1'),
        origins: createOrigins(() => [], []),
        checks: {
          anyone: pass,
          'signing-in': pass,
          'signed-in': pass,
          'pass-holder': pass,
          guest: pass,
          operator: pass,
        },
      },
    );
    expect(() => app.get('/forgotten', () => 'secret')).toThrow('does not declare who may call it');
  });

  it('refuses others before it reads what they send', async () => {
    const signOut = await post(desk.broker.url, '/api/auth/sign-out', {});
    expect([signOut.status, await signOut.json()]).toEqual([401, { type: 'not-signed-in' }]);
    const forwarded = await fetch(`${desk.broker.url}/metrics`, { headers: { 'x-forwarded-for': '127.0.0.1' } });
    expect([forwarded.status, await forwarded.json()]).toEqual([403, { type: 'not-allowed' }]);
  });

  it('answers what it does not understand by name', async () => {
    const headers = { 'content-type': 'application/json' };
    const send = (init: RequestInit) =>
      fetch(`${desk.broker.url}/api/auth/sign-in/email`, { method: 'POST', headers, ...init });
    expect(await (await send({ body: '{"email":' })).json()).toEqual({ type: 'malformed', where: 'request' });
    expect(await (await send({ body: 'x', headers: { 'content-type': 'text/html' } })).json()).toMatchObject({
      type: 'malformed',
    });
    expect(await (await fetch(`${desk.broker.url}/../../etc/passwd`)).json()).toEqual({ type: 'not-found' });
  });
});

describe('[W2] every request', () => {
  const types = Object.keys(requests).filter((type): type is RequestType => Object.hasOwn(requests, type));

  it('is answered not-allowed to every role it does not name, before its fields are looked at', async () => {
    const people: Client[] = [await desk.employee(), await desk.technician(3), desk.administrator];
    const wrong: string[] = [];
    for (const person of people)
      for (const type of types) {
        const answer = await person.send({ v: 1, type, input: {} });
        const allowed = requests[type].callers.some((role) => role === person.welcome.person.role);
        const refused =
          JSON.stringify(answer) ===
          JSON.stringify({ ok: false, failure: { type: 'not-allowed' } satisfies RequestFailure });
        if (allowed === refused) wrong.push(`${person.welcome.person.role} ${type}: ${JSON.stringify(answer)}`);
      }
    expect(wrong).toEqual([]);
    expect(types.length).toBeGreaterThan(18);
  });
});

describe('[W4] a socket', () => {
  it('[W1] is one of two hundred of a person’s at most, whoever else is connected', async () => {
    const person = await aPerson(desk.broker, desk.administrator);
    const { token } = person;
    const open: Client[] = [person];
    for (let opened = 1; opened < 200; opened += 1) open.push(await connect(desk.broker.url, { token }));
    await expect(connect(desk.broker.url, { token })).rejects.toThrow('too-many');
    (await aPerson(desk.broker, desk.administrator)).close();
    for (const { close } of open) close();
  });

  const from = async (origin: string | undefined) => {
    const { token } = await desk.employee();
    return await connect(desk.broker.url, { token, ...(origin === undefined ? {} : { origin }) });
  };

  it('is opened to our own pages, to the application, to the origins that the operator names, to programs', async () => {
    const { port } = new URL(desk.broker.url);
    const ours = [
      desk.broker.url,
      `http://localhost:${port}`,
      'accord-app://app',
      'https://support.example.org',
      undefined,
    ];
    for (const origin of ours) expect((await from(origin)).welcome.person.role).toBe('employee');
  });

  it('is refused to every other page, whatever token it has', async () => {
    const { host, port } = new URL(desk.broker.url);
    const foreign = [
      'https://evil.example',
      'null',
      '',
      `https://${host}`,
      `http://127.0.0.1:${Number(port) + 1}`,
      `${desk.broker.url}.evil.example`,
      `http://evil.example#${desk.broker.url}`,
      'accord-app://app.evil.example',
      'accord-app://other',
      'https://support.example.org.evil.example',
      'http://support.example.org',
    ];
    for (const origin of foreign) await expect(from(origin), origin).rejects.toThrow('transport');
  });

  it('is refused without a token that holds, and with another version', async () => {
    const { token } = await desk.employee();
    for (const wrong of [undefined, '', 'x', 42, null, {}, `${token}x`, token.slice(1), 'a'.repeat(5_000)])
      await expect(connect(desk.broker.url, { token: wrong })).rejects.toThrow('not-signed-in');
    await expect(connect(desk.broker.url, { token, v: 2 })).rejects.toMatchObject({
      failure: { type: 'unknown-version', version: 2 },
    });
    await expect(connect(desk.broker.url, { token, v: '1' })).rejects.toThrow('not-signed-in');
  });

  it('takes its token from nowhere else', async () => {
    const { token } = await desk.employee();
    await expect(connect(`${desk.broker.url}?token=${token}`, {})).rejects.toThrow('not-signed-in');
  });
});

describe('a page of another origin', () => {
  it('is refused by every route', async () => {
    for (const path of ['/', '/healthz', '/api/setup', '/api/auth/sign-in/email']) {
      const answer = await fetch(`${desk.broker.url}${path}`, { headers: { origin: 'https://evil.example' } });
      expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    }
  });

  it('may call when the operator names it, with its own headers', async () => {
    const origin = 'https://support.example.org';
    const asked = await fetch(`${desk.broker.url}/api/auth/sign-in/email`, { method: 'OPTIONS', headers: { origin } });
    expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([204, origin]);
    expect(asked.headers.get('access-control-allow-headers')).toContain('authorization');
  });
});
