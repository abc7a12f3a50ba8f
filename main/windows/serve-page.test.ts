import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { WindowKind } from '../../app/wire/channels.ts';
import { isPermitted, isScreenRequest } from './permissions.ts';
import { contentPolicy, servePage } from './serve-page.ts';

const home = mkdtempSync(join(tmpdir(), 'accord-pages-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const root = join(home, 'renderer');
mkdirSync(join(root, 'assets'), { recursive: true });
writeFileSync(join(home, 'secret.json'), '{"token":"secret-token"}');
mkdirSync(join(home, 'renderer-other'));
writeFileSync(join(home, 'renderer-other/app.html'), 'secret-token');
for (const name of ['app.html', 'consent.html', 'banner.html', 'session.html']) writeFileSync(join(root, name), name);
writeFileSync(join(root, 'assets/app.js'), 'js');
writeFileSync(join(root, 'assets/app.js.map'), 'map');

const serve = (address: string) => servePage(address, { root, brokerUrl: () => 'https://broker.example:8443' });
const windows: readonly WindowKind[] = ['app', 'consent', 'banner', 'session'];

describe('[W5] pages of the application', () => {
  it.each(windows)('are served with the policy of their window: %s', async (window) => {
    const served = await serve(`accord-app://app/${window}.html?x#y`);
    expect(served.status).toBe(200);
    expect(served.body.toString()).toBe(`${window}.html`);
    expect(served.headers['content-security-policy']).toBe(contentPolicy(window, 'https://broker.example:8443'));
    expect(served.headers['x-content-type-options']).toBe('nosniff');
  });

  it('run no script but their own files, and reach nothing but the application window its broker', () => {
    for (const window of windows) {
      const policy = contentPolicy(window, 'https://broker.example:8443');
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).not.toMatch(/script-src[^;]*(unsafe|data:|blob:|\*)/);
      expect(policy).toContain(
        window === 'app' ? 'connect-src https://broker.example:8443 wss://broker.example:8443;' : "connect-src 'none'",
      );
    }
  });

  it.each([
    'accord-app://app/../secret.json',
    'accord-app://app/..%2fsecret.json',
    'accord-app://app/%2e%2e/secret.json',
    'accord-app://app/assets/..%2f..%2fsecret.json',
    'accord-app://app/..%5csecret.json',
    'accord-app://app/..%2frenderer-other/app.html',
    'accord-app://app//etc/passwd',
    'accord-app://app/app.html%00.js',
    'accord-app://app/%',
    'accord-app://other/app.html',
    'file:///etc/passwd',
    'accord-app://app/assets/app.js.map',
    'accord-app://app/assets',
    'accord-app://app/',
    'accord-app://app/missing.js',
    'not an address',
  ])('are all there is: %s', async (address) => {
    const served = await serve(address);
    expect(served.status).toBe(404);
    expect(served.body.toString()).not.toContain('secret-token');
  });

  it('are all there is, whatever path is tried', async () => {
    const part = fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '%2f',
      '%5c',
      'assets',
      'secret.json',
      'renderer-other',
      'app.html',
      '',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 8 }), async (parts) => {
        const served = await serve(`accord-app://app/${parts.join('/')}`);
        expect(served.body.toString()).not.toContain('secret-token');
      }),
    );
  });
});

describe('[W5] what a page may ask the engine for', () => {
  it('is named, window by window; the rest is refused', () => {
    const near = ['local-network-access', 'local-network', 'loopback-network'];
    const wanted = [
      'media',
      'display-capture',
      'geolocation',
      'notifications',
      'midi',
      'openExternal',
      'clipboard-read',
      'fullscreen',
      'hid',
      'serial',
      'usb',
      'unknown',
      ...near,
    ];
    const granted = Object.fromEntries(
      windows.map((window) => [window, wanted.filter((one) => isPermitted(window, one))]),
    );
    expect(granted).toEqual({ app: ['fullscreen', ...near], consent: [], banner: [], session: near });
  });

  it('and no camera or microphone passes for a screen, whichever engine asks', () => {
    const asked = [
      ['display-capture', ['video']],
      ['display-capture', []],
      ['media', []],
      ['media', ['video']],
      ['media', ['audio']],
      ['geolocation', []],
    ] as const;
    expect(asked.filter(([permission, devices]) => isScreenRequest(permission, devices))).toEqual(asked.slice(0, 3));
  });
});
