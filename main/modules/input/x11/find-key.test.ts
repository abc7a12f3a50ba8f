import { describe, expect, test } from 'vitest';
import type { KeyboardState } from './find-key.ts';
import { findKey } from './find-key.ts';
import type { Key, KeyType } from './keymap.ts';
import { groupOf, modifier } from './keymap.ts';

const alphabetic: KeyType = {
  mask: modifier.shift | modifier.lock,
  entries: [
    { mods: modifier.shift, level: 1 },
    { mods: modifier.lock, level: 1 },
  ],
};
const fourLevel: KeyType = {
  mask: modifier.shift | modifier.mod5,
  entries: [
    { mods: modifier.shift, level: 1 },
    { mods: modifier.mod5, level: 2 },
    { mods: modifier.shift | modifier.mod5, level: 3 },
  ],
};
const aKey = (keycode: number, ...groups: [KeyType, string][]): Key => ({
  keycode,
  groups: groups.map(([type, signs]) => ({ type, keysyms: [...signs].map((sign) => sign.codePointAt(0) ?? 0) })),
  outOfRange: 0,
  modifiers: 0,
});
const idle: KeyboardState = { mods: 0, group: 0, lockedMods: 0, latchedMods: 0 };
const find = (keys: Key[], sign: string, state: Partial<KeyboardState> = {}) =>
  findKey(keys, (keysym) => keysym === sign.codePointAt(0), { ...idle, ...state });

const azerty = [aKey(24, [alphabetic, 'aA']), aKey(19, [fourLevel, 'à0@À']), aKey(30, [alphabetic, 'uU'])];

describe('finding the key of a character', () => {
  test('names the modifiers of its level', () => {
    expect(find(azerty, 'a')).toMatchObject({ keycode: 24, mods: 0 });
    expect(find(azerty, 'A')).toMatchObject({ keycode: 24, mods: modifier.shift });
    expect(find(azerty, '@')).toMatchObject({ keycode: 19, mods: modifier.mod5 });
    expect(find(azerty, 'À')).toMatchObject({ keycode: 19, mods: modifier.shift | modifier.mod5 });
    expect(find(azerty, 'ß')).toBeUndefined();
  });

  test('of two ways, takes the one that changes least', () => {
    const twice = [aKey(10, [fourLevel, '1!']), aKey(20, [fourLevel, '!1'])];
    expect(find(twice, '!')).toMatchObject({ keycode: 20 });
    expect(find(twice, '!', { mods: modifier.shift })).toMatchObject({ keycode: 10 });
    expect(find(azerty, 'A', { mods: modifier.lock })).toMatchObject({ mods: modifier.lock });
  });

  test('leaves the group only for a character that is nowhere else', () => {
    const keys = [aKey(24, [alphabetic, 'qQ'], [alphabetic, 'йЙ']), aKey(25, [alphabetic, 'й '])];
    expect(find(keys, 'й')).toMatchObject({ keycode: 25, group: 0 });
    expect(find(keys.slice(0, 1), 'й')).toMatchObject({ keycode: 24, group: 1, mods: 0 });
    expect(find(keys.slice(0, 1), 'q', { group: 1 })).toMatchObject({ keycode: 24, group: 0 });
  });

  test('a level that only Control reaches is out of reach, unless Control is down', () => {
    const controlled: KeyType = { mask: modifier.control, entries: [{ mods: modifier.control, level: 1 }] };
    expect(find([aKey(67, [controlled, 'ab'])], 'b')).toBeUndefined();
    expect(find([aKey(67, [controlled, 'ab'])], 'b', { mods: modifier.control })).toMatchObject({ keycode: 67 });
  });

  test('a key with one group works in every group', () => {
    expect(find(azerty, 'a', { group: 1 })).toMatchObject({ keycode: 24 });
  });
});

describe('the group of a key that has not enough', () => {
  const two = aKey(24, [alphabetic, 'aA'], [alphabetic, 'bB']);
  const firstOf = (outOfRange: number) => groupOf({ ...two, outOfRange }, 2)?.keysyms[0];

  test('wraps, clamps or goes where it says', () => {
    expect(firstOf(0x02)).toBe(0x61);
    expect(firstOf(0x42)).toBe(0x62);
    expect(firstOf(0x92)).toBe(0x62);
  });
});
