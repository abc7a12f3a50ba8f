import { describe, expect, it } from 'vitest';
import { newRecoveryCode, recoveryCodeFrom } from './recovery-code.ts';

describe('[A5] a recovery code', () => {
  it('has no letter that is taken for another, and comes twice to nobody', () => {
    const codes = Array.from({ length: 2_000 }, newRecoveryCode);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => !/^[2-9A-HJKMNP-Z]{5}-[2-9A-HJKMNP-Z]{5}$/.test(code))).toEqual([]);
  });

  it('is the same code however it is typed', () => {
    const code = newRecoveryCode();
    const bare = code.replace('-', '');
    for (const typed of [code, code.toLowerCase(), bare, ` ${bare} `, [...bare].join(' '), code.replace('-', '–')])
      expect(recoveryCodeFrom(typed)).toBe(code);
  });
});
