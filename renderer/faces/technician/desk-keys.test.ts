import { expect, test } from 'vitest';
import type { DeskKey } from './desk-keys.ts';
import { deskKeyOf } from './desk-keys.ts';

const press = (key: string, held: Partial<Record<'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey', boolean>> = {}) => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...held,
});
const free = { typing: false, single: true };

test.each<[ReturnType<typeof press>, DeskKey | null]>([
  [press('F2'), 'call'],
  [press('F2', { shiftKey: true }), 'on-site'],
  [press('F4'), 'next'],
  [press('F4', { altKey: true }), null],
  [press('F8'), 'phone'],
  [press('F1'), 'help'],
  [press('?', { shiftKey: true }), 'help'],
  [press('/'), 'search'],
  [press('k', { ctrlKey: true }), 'search'],
  [press('K', { metaKey: true }), 'search'],
  [press('k'), null],
  [press('F5'), null],
])('%o', (pressed, expected) => {
  expect(deskKeyOf(pressed, free)).toBe(expected);
});

test('a sign is a sign where somebody types, or has switched single keys off; function keys go on', () => {
  for (const around of [
    { typing: true, single: true },
    { typing: false, single: false },
  ]) {
    expect(deskKeyOf(press('?'), around)).toBeNull();
    expect(deskKeyOf(press('/'), around)).toBeNull();
    expect(deskKeyOf(press('F2'), around)).toBe('call');
  }
});
