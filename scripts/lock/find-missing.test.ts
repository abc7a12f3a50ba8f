import { describe, expect, test } from 'vitest';
import { findMissing } from './find-missing.ts';
import { platformOf } from './platform-of.ts';

const asking = { dev: true, optionalDependencies: { '@tool/linux-x64': '2.0.0', '@tool/darwin-arm64': '2.0.0' } };

describe('a lock file', () => {
  test('lacks the optional packages that nothing in it names', () => {
    const packages = { 'node_modules/tool': asking, 'node_modules/@tool/linux-x64': {} };
    expect(findMissing({ packages })).toEqual([{ name: '@tool/darwin-arm64', version: '2.0.0', dev: true }]);
  });

  test('is complete when they lie inside the package that asks or beside one that holds it', () => {
    const inside = 'node_modules/@host/app/node_modules';
    const packages = {
      [`${inside}/tool`]: asking,
      [`${inside}/tool/node_modules/@tool/linux-x64`]: {},
      'node_modules/@host/app/node_modules/@tool/darwin-arm64': {},
    };
    expect(findMissing({ packages })).toEqual([]);
  });
});

describe('the platform in a package name', () => {
  test.each([
    ['@rollup/rollup-linux-x64-musl', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
    ['@rollup/rollup-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
    ['@rollup/rollup-win32-x64-gnu', { os: ['win32'], cpu: ['x64'] }],
    ['@biomejs/cli-darwin-arm64', { os: ['darwin'], cpu: ['arm64'] }],
    ['@biomejs/cli-linux-x64', { os: ['linux'], cpu: ['x64'] }],
    ['left-pad', undefined],
  ])('%s', (name, platform) => {
    expect(platformOf(name)).toEqual(platform);
  });
});
