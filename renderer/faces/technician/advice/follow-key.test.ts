import { expect, it } from 'vitest';
import { isFollowKey } from './follow-key.ts';

const ALT_R = {
  ...{ altKey: true, ctrlKey: false, metaKey: false, repeat: false, defaultPrevented: false },
  ...{ key: 'r', code: 'KeyR' },
};

it('a recommendation is followed by Alt R, whatever letter it writes', () => {
  expect(isFollowKey(ALT_R)).toBe(true);
  expect(isFollowKey({ ...ALT_R, key: '®' })).toBe(true);
  expect(isFollowKey({ ...ALT_R, key: 'R', code: 'KeyP' })).toBe(true);
});

it.each([
  ['another key', { key: 't', code: 'KeyT' }],
  ['R alone', { altKey: false }],
  ['a character of the third level', { ctrlKey: true }],
  ['a key that is held', { repeat: true }],
  ['what went to the screen of whoever is being helped', { defaultPrevented: true }],
])('%s follows nothing', (_what, changes) => {
  expect(isFollowKey({ ...ALT_R, ...changes })).toBe(false);
});
