import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { characterOf, keysymOf } from './keysyms.ts';

describe('keysyms', () => {
  test.each([
    [0x61, 'a'],
    [0xe9, 'é'],
    [0x20ac, '€'],
    [0x13bd, 'œ'],
    [0x1a1, 'Ą'],
    [0x3fe, 'ū'],
    [0x6c1, 'а'],
    [0x7f8, 'ψ'],
    [0xcfa, 'ת'],
    [0xdf9, '๙'],
    [0x01001ebf, 'ế'],
    [0x0101f600, '😀'],
  ])('%i writes %s', (keysym, character) => {
    expect(characterOf(keysym)).toBe(character);
  });

  test.each([
    ['NoSymbol', 0],
    ['Return', 0xff0d],
    ['dead circumflex', 0xfe52],
    ['7 on the keypad', 0xffb7],
    ['a gap in an older set', 0x1a4],
  ])('%s writes nothing', (_name, keysym) => {
    expect(characterOf(keysym)).toBeUndefined();
  });

  test('[I1] every character has a keysym that writes it', () => {
    const character = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 1 })
      .filter((text) => !/[\p{C}]/u.test(text));
    fc.assert(
      fc.property(character, (text) => {
        expect(characterOf(keysymOf(text))).toBe(text);
      }),
    );
  });
});
