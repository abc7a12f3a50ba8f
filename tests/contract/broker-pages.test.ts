import { mkdir, rm, writeFile } from 'node:fs/promises';
import { connect as connectTcp } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestBroker } from './support/broker.ts';
import { aBroker } from './support/broker.ts';
import type { Cluster } from './support/cluster.ts';
import { aFolder, startCluster } from './support/cluster.ts';
import type { Desk } from './support/desk.ts';
import { openDesk } from './support/desk.ts';

let desk: Desk;
let folder: string;
let pages: string;

beforeAll(async () => {
  folder = await aFolder();
  pages = join(folder, 'renderer');
  desk = await openDesk({ settings: { pages } });
});

afterAll(async () => {
  await desk?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('pages', () => {
  beforeAll(async () => {
    await mkdir(join(pages, 'assets'), { recursive: true });
    await writeFile(join(pages, 'consent.html'), 'consent');
    await writeFile(join(pages, 'assets', 'app.js'), 'export {};');
    await writeFile(join(pages, 'assets', '.hidden'), 'hidden');
    await writeFile(join(folder, 'outside.txt'), 'outside');
  });

  it('say in the reader’s language that they have not been built', async () => {
    const said = async (language: string) => {
      const answer = await fetch(desk.broker.url, { headers: { 'accept-language': language } });
      return [answer.status, await answer.text()];
    };
    expect(await said('fr-FR')).toEqual([503, expect.stringContaining("n'a pas encore été construite")]);
    expect(await said('en-GB')).toEqual([503, expect.stringContaining('has not been built')]);
  });

  it('are the application’s own once they are, under a policy that lets nothing foreign in', async () => {
    await writeFile(join(pages, 'app.html'), '<!doctype html><title>Accord</title>');
    const answer = await fetch(desk.broker.url);
    expect([answer.status, await answer.text()]).toEqual([200, '<!doctype html><title>Accord</title>']);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-eval|https?:|\*/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await fetch(`${desk.broker.url}/assets/app.js`)).headers.get('content-type')).toContain('javascript');
  });

  it('[W6] give nothing beside what browsers need', async () => {
    const paths = [
      '/consent.html',
      '/app.html/',
      '/assets/',
      '/assets/.hidden',
      '/assets/../consent.html',
      '/assets/%2e%2e/consent.html',
      '/assets/..%2fconsent.html',
      '/assets/..%5cconsent.html',
      '/assets/%2e%2e%2f%2e%2e%2foutside.txt',
      '/assets/..%2f..%2foutside.txt',
      '/assets//etc/hostname',
      '/assets/%00app.js',
      '/.git/config',
      '/package.json',
      '/auth-secret',
    ];
    for (const path of paths) {
      const status = await rawStatus(desk.broker.url, path);
      expect(`${path} ${status}`).toMatch(/ (404|400|403)$/);
    }
  });
});

/** Sent as it stands: `fetch` would tidy the path first. */
function rawStatus(url: string, path: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connectTcp(Number(port), hostname, () =>
      socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`),
    );
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(text.split(' ')[1] ?? ''));
  });
}

describe('an operator', () => {
  let cluster: Cluster;
  let guarded: TestBroker;
  const metricsToken = 'a-token-for-the-operator';

  beforeAll(async () => {
    cluster = await startCluster();
    guarded = await aBroker(await cluster.database(), { config: { metricsToken } });
  });

  afterAll(async () => {
    await guarded?.stop();
    await cluster?.stop();
  });

  it('reads at this machine how tickets, sessions, connections and requests are', async () => {
    const employee = await desk.employee();
    await employee.ask('ticket.mine', {});
    const text = await (await fetch(`${desk.broker.url}/metrics`)).text();
    for (const line of [
      'accord_tickets{state="new"}',
      'accord_sessions{phase="active"}',
      'accord_request_seconds_count{request="ticket.mine",outcome="ok"}',
    ])
      expect(text).toContain(line);
    expect(Number(/^accord_connections (\d+)$/m.exec(text)?.[1])).toBeGreaterThan(0);
  });

  it('needs the token where there is one', async () => {
    const status = async (headers: Record<string, string>) =>
      (await fetch(`${guarded.url}/metrics`, { headers })).status;
    expect(await status({})).toBe(403);
    expect(await status({ authorization: 'Bearer another-token-entirely' })).toBe(403);
    expect(await status({ authorization: `Bearer ${metricsToken}` })).toBe(200);
  });

  it('sees that a broker without its database lives but is not ready', async () => {
    const ready = () => fetch(`${guarded.url}/readyz`).then(({ status }) => status);
    expect(await ready()).toBe(200);
    await cluster.stop();
    expect(await ready()).toBe(503);
    expect((await fetch(`${guarded.url}/healthz`)).status).toBe(200);
  });
});
