import { describe, expect, it } from 'vitest';
import { createOrigins } from './origins.ts';

const origins = createOrigins(() => ['http://127.0.0.1:4700'], ['https://Support.example.org:443']);

describe('[W4] an origin', () => {
  it.each([undefined, 'http://127.0.0.1:4700', 'https://support.example.org', 'accord-app://app'])(
    '%s may talk to us',
    (origin) => {
      expect(origins.allows(origin)).toBe(true);
    },
  );

  it.each([
    '',
    'null',
    'http://127.0.0.1:47000',
    'https://127.0.0.1:4700',
    'accord-app://other',
    'https://support.example.org.evil.example',
    'https://evil.example/https://support.example.org',
    'file://',
    '*',
  ])('%s may not', (origin) => {
    expect(origins.allows(origin)).toBe(false);
  });
});
