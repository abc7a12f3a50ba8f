import * as module from '@cedar-policy/cedar-wasm/nodejs';
import { describe, expect, it } from 'vitest';
import { isTame } from './tame.ts';

const when = (condition: string): string => `permit(principal, action, resource) when { ${condition} };`;

describe('what Cedar is handed', () => {
  it.each([
    ['too many brackets', when(`${'('.repeat(30)}true${')'.repeat(30)}`)],
    ['too many alternatives', when(`${'if true then '.repeat(20)}true${' else true'.repeat(20)}`)],
    ['too many attributes', when(`principal${'.a'.repeat(150)}`)],
    ['too many sums', when(Array.from({ length: 300 }, () => '1').join('+'))],
    ['brackets behind a quote that never ends', `" ${'('.repeat(30)}`],
    ['half a character', when('"\ud83d" == ""')],
  ])('never has %s', (_case, text) => {
    expect(isTame(text)).toBe(false);
  });

  it('may hold anything in its strings and comments', () => {
    expect(isTame(when(`resource.tags.contains("${'('.repeat(500)}\\"${'if '.repeat(50)}")`))).toBe(true);
    expect(isTame(`// ${'{'.repeat(500)}\n${when('true')}`)).toBe(true);
  });

  it('at all bounds at once, Cedar reads it and lives', () => {
    const sum = `principal${'.a'.repeat(115)} + ${Array.from({ length: 190 }, () => '1').join('+')} == 1`;
    const branches = `${'if true then '.repeat(16)}${sum}${' else true'.repeat(16)}`;
    const text = when(
      `${'(['.repeat(11)}${Array.from({ length: 250 }, () => 'true').join('&&')}&&(${branches})${'])'.repeat(11)}`,
    );
    expect(isTame(text)).toBe(true);
    expect(module.policyToJson(text).type).toBe('success');
    expect(module.preparsePolicySet('tame-test', { staticPolicies: { text } }).type).toBe('success');
  });
});
