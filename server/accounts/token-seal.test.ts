import { describe, expect, it } from 'vitest';
import { createTokenSeal } from './token-seal.ts';

describe('[A10] a token of a sign-in', () => {
  const { seal, open } = createTokenSeal('a-secret-for-tests-of-32-characters');

  it('is opened by the secret that sealed it', () => {
    expect(open(seal('kept'))).toBe('kept');
  });

  it('is worth nothing as the database keeps it, changed, or sealed by another secret', () => {
    const sealed = seal('kept');
    const other = createTokenSeal('another-secret-for-tests-of-32-characters');
    for (const shown of ['kept', 'kept.', '.', '', `other${sealed.slice(4)}`, `${sealed}a`, sealed.slice(0, -1)])
      expect(open(shown)).toBeUndefined();
    expect(open(other.seal('kept'))).toBeUndefined();
  });
});
