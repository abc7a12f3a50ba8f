import { describe, expect, test } from 'vitest';
import { isInstalled } from './node-modules.mjs';

const one = { version: '1.0.0', integrity: 'sha512-a' };
const forElsewhere = { version: '1.0.0', optional: true };
const asked = { packages: { '': {}, 'node_modules/one': one, 'node_modules/mac': forElsewhere } };

describe('installed packages', () => {
  test('agree with the lock file though those of other systems are absent', () => {
    expect(isInstalled(asked, { packages: { 'node_modules/one': one } })).toBe(true);
  });

  test.each([
    ['nothing was ever installed', {}],
    ['one is missing', { packages: { 'node_modules/mac': forElsewhere } }],
    ['one has another version', { packages: { 'node_modules/one': { ...one, version: '0.9.0' } } }],
    ['one has the version but other bytes', { packages: { 'node_modules/one': { ...one, integrity: 'sha512-b' } } }],
    [
      'one is left that the lock file no longer asks',
      { packages: { 'node_modules/one': one, 'node_modules/old': one } },
    ],
  ])('disagree when %s', (_, present) => {
    expect(isInstalled(asked, present)).toBe(false);
  });
});
