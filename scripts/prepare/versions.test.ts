import { describe, expect, test } from 'vitest';
import { isAtLeast, runsTypeScript } from './versions.mjs';

describe('versions', () => {
  test('compare number by number, not letter by letter', () => {
    expect(isAtLeast('v20.9.0', '20.10.0')).toBe(false);
    expect(isAtLeast('20.10.0', '20.9.0')).toBe(true);
    expect(isAtLeast('v20.0.0', '20.0.0')).toBe(true);
    expect(isAtLeast('v18.20.4', '20.0.0')).toBe(false);
  });

  test.each([
    ['v20.20.2', false],
    ['v22.17.1', false],
    ['v22.18.0', true],
    ['v23.0.0', false],
    ['v23.5.0', false],
    ['v23.6.0', true],
    ['v24.21.0', true],
  ])('Node %s runs TypeScript as it is: %s', (version, expected) => {
    expect(runsTypeScript(version)).toBe(expected);
  });
});
