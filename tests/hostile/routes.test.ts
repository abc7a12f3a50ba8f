import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Desk } from '../contract/support/desk.ts';
import { openDesk } from '../contract/support/desk.ts';
import { administrativeState, SECRET, targetsOf } from './support/world.ts';

interface Route {
  readonly method: string;
  readonly url: string;
  readonly caller: string;
}

let desk: Desk;
let routes: Route[];
/** A bearer token of each kind of caller; null is nobody. */
let tokens: readonly (readonly [name: string, token: string | null])[];

beforeAll(async () => {
  desk = await openDesk({ config: { metricsToken: 'a-token-of-the-operators-alone' } });
  await targetsOf(desk);
  routes = desk.broker.log
    .map((line): Record<string, unknown> => JSON.parse(line))
    .filter(({ msg, method }) => msg === 'route' && method !== 'HEAD')
    .map(({ method, url, caller }) => ({ method: String(method), url: String(url), caller: String(caller) }));
  tokens = [
    ['nobody', null],
    ['a forged token', 'x'.repeat(32)],
    ['an employee', (await desk.employee()).token],
    ['a technician', (await desk.technician(3)).token],
  ];
}, 120_000);

afterAll(() => desk?.close());

/** The ways in which one path can be written so that a careless check takes it for another. */
const disguises = (path: string): string[] => [
  path,
  `/${path}`,
  `${path}/`,
  `${path}//`,
  path.toUpperCase(),
  path.replaceAll('/', '%2f').replace('%2f', '/'),
  path.replaceAll('/', '\\').replace('\\', '/'),
  `${path}%00`,
  `${path};x=1`,
  `${path}.json`,
  `/.${path}`,
  `/x/..${path}`,
  `/%2e%2e${path}`,
  `${path}?token=1&__proto__[x]=1`,
];

const BODIES: readonly (readonly [type: string, body: string])[] = [
  ['application/json', '{}'],
  ['application/json', '[]'],
  ['application/json', 'null'],
  ['application/json', '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'],
  ['application/json', `{"token":${'['.repeat(2_000)}${']'.repeat(2_000)}}`],
  ['application/json', JSON.stringify({ email: 'x'.repeat(70_000), password: 'x'.repeat(70_000) })],
  ['application/json', '{"email":'],
  ['text/csv', 'name;email\n=cmd|x;x'],
  ['application/x-www-form-urlencoded', 'email=x&password=y'],
  ['application/xml', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'],
];

async function send(path: string, method: string, token: string | null, sent?: (typeof BODIES)[number]) {
  const answer = await fetch(`${desk.broker.url}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(sent === undefined ? {} : { 'content-type': sent[0] }),
    },
    ...(sent === undefined ? {} : { body: sent[1] }),
  });
  return { status: answer.status, text: await answer.text() };
}

/** Who must not pass a route of that kind. */
const outsidersOf = (caller: string) => (OF_ACCOUNTS.has(caller) ? tokens.slice(0, 2) : tokens);
const OF_ACCOUNTS: ReadonlySet<string> = new Set(['signed-in', 'signing-in']);

/** Every guarded route, in every disguise, by everyone who must not pass. */
const attempts = () =>
  routes
    .filter(({ caller }) => caller !== 'anyone')
    .flatMap(({ method, url, caller }) =>
      disguises(url.replace('*', 'x')).flatMap((path) =>
        outsidersOf(caller).map(([who, token]) => ({ who, token, method, path })),
      ),
    );

const REFUSALS = [400, 401, 403, 404, 405, 413, 414, 415];

describe('[W2] [W6] every route', () => {
  it('refuses nobody and the wrong ones, however its path is written', { timeout: 120_000 }, async () => {
    expect(attempts().length).toBeGreaterThan(20);
    for (const { who, token, method, path } of attempts()) {
      const { status, text } = await send(path, method, token, method === 'GET' ? undefined : BODIES[0]);
      expect(REFUSALS, `${who}: ${method} ${path}`).toContain(status);
      expect(text, `${who}: ${method} ${path}`).not.toContain(SECRET);
    }
  });

  it('takes whatever body by name: no fault, no effect, nothing of what was sent in the answer', {
    timeout: 120_000,
  }, async () => {
    const before = await administrativeState(desk);
    for (const { method, url } of routes.filter((route) => route.method !== 'GET'))
      for (const [who, token] of tokens)
        for (const sent of BODIES) {
          const { status, text } = await send(url, method, token, sent);
          expect(status, `${who}: ${method} ${url} ${sent[1].slice(0, 40)}`).toBeLessThan(500);
          expect(text.length, `${method} ${url}`).toBeLessThan(4_000);
          expect(text).not.toMatch(/root:|node_modules|\bat .*\.ts:/);
        }
    expect('polluted' in {}).toBe(false);
    expect(await administrativeState(desk)).toEqual(before);
  });

  it('of any other name does not exist, for anyone', async () => {
    const others = [
      '/api',
      '/api/auth',
      '/api/auth/sign-up/email',
      '/api/auth/admin/list-users',
      '/api/setup',
      '/setup',
      '/.env',
    ];
    for (const path of others.flatMap(disguises))
      for (const [who, token] of tokens) {
        const { status } = await send(path, 'GET', token);
        expect(REFUSALS, `${who}: ${path}`).toContain(status);
      }
  });
});
