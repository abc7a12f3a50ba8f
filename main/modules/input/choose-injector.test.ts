import { describe, expect, test } from 'vitest';
import type { Host } from './choose-injector.ts';
import { chooseInjector } from './choose-injector.ts';

const aHost = (differences: Partial<Host>): Host => ({
  platform: 'linux',
  environment: {},
  isAccessibilityAllowed: () => true,
  ...differences,
});

describe('a workstation that can not be driven says why', () => {
  test.each([
    ['Wayland', { environment: { WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' } }, 'unsupported-display-server'],
    ['Wayland by name', { environment: { XDG_SESSION_TYPE: 'wayland', DISPLAY: ':0' } }, 'unsupported-display-server'],
    ['no display', {}, 'unsupported-display-server'],
    ['a display that is not there', { environment: { DISPLAY: ':9999' } }, 'display-unreachable'],
    ['another system', { platform: 'freebsd' }, 'unsupported-platform'],
    [
      'macOS without permission',
      { platform: 'darwin', isAccessibilityAllowed: () => false },
      'accessibility-not-allowed',
    ],
  ] satisfies [string, Partial<Host>, string][])('%s', async (_name, differences, type) => {
    const chosen = await chooseInjector(aHost(differences));
    expect(chosen).toMatchObject({ ok: false, failure: { type } });
  });
});
