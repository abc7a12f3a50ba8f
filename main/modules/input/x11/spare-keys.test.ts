import { describe, expect, test } from 'vitest';
import type { Key, Keymap } from './keymap.ts';
import { SpareKeys } from './spare-keys.ts';

const type = { mask: 1, entries: [{ mods: 1, level: 1 }] };

/** A keyboard that remembers what it was told, as the X server does. */
function aKeyboard(...spare: number[]) {
  const meanings = new Map<number, readonly number[]>(spare.map((keycode) => [keycode, [0]]));
  const keys = new SpareKeys((keycode, keysyms) => meanings.set(keycode, keysyms));
  const keymap = (): Keymap =>
    [...meanings].map(([keycode, keysyms]): Key => {
      const groups = keysyms.some((keysym) => keysym !== 0) ? [{ type, keysyms }] : [];
      return { keycode, groups, outOfRange: 0, modifiers: 0 };
    });
  const lend = (keysym: number, busy: number[] = []) => keys.lend(keysym, keymap(), new Set(busy));
  return { keys, keymap, lend, meanings };
}

describe('spare keys', () => {
  test('each is lent once before any is lent for Shift too', () => {
    const { lend, meanings } = aKeyboard(8, 93);
    expect([lend(0x13bd), lend(0x20ac), lend(0x7e1)]).toEqual([true, true, true]);
    expect([...meanings]).toEqual([
      [8, [0x13bd, 0x7e1]],
      [93, [0x20ac, 0x20ac]],
    ]);
  });

  test('the one unused for longest goes first, and none that is down', () => {
    const { keys, lend, meanings } = aKeyboard(8);
    lend(1);
    lend(2);
    keys.touch(1);
    expect(lend(3)).toBe(true);
    expect(meanings.get(8)).toEqual([1, 3]);
    expect(lend(4, [8])).toBe(false);
  });

  test('a keyboard without any says so', () => {
    expect(aKeyboard().lend(0x13bd)).toBe(false);
  });

  test('all are taken back but those that a new layout uses', () => {
    const { keys, keymap, lend, meanings } = aKeyboard(8, 93);
    lend(0x13bd);
    lend(0x20ac);
    meanings.set(93, [0x61, 0x41]);
    keys.takeBack(keymap());
    expect([...meanings]).toEqual([
      [8, [0]],
      [93, [0x61, 0x41]],
    ]);
  });
});
