import { expect, test } from 'vitest';
import { makePassword } from './make-password.ts';

test('a made password is long enough, readable aloud, and never the same', () => {
  const made = Array.from({ length: 200 }, makePassword);
  expect(
    made.filter((password) => !/^(?:[a-km-zA-HJ-NP-Z2-79]{5}-){3}[a-km-zA-HJ-NP-Z2-79]{5}$/.test(password)),
  ).toEqual([]);
  expect(made.filter((password) => /[0O1lI]/.test(password))).toEqual([]);
  expect(new Set(made).size).toBe(made.length);
});

test('every letter is about as likely as any other', () => {
  const counts = new Map<string, number>();
  for (const letter of Array.from({ length: 500 }, makePassword).join('').replaceAll('-', ''))
    counts.set(letter, (counts.get(letter) ?? 0) + 1);
  const mean = 10_000 / counts.size;
  expect([...counts.values()].filter((count) => count < mean * 0.5 || count > mean * 1.6)).toEqual([]);
});
