import { expect, test } from 'vitest';
import { readDay, readTime, writeDay } from './written-time.ts';

test.each([
  ['24/12/2026', '2026-12-24'],
  [' 1/2/2026 ', '2026-02-01'],
  ['24.12.26', '2026-12-24'],
  ['2026-12-24', '2026-12-24'],
  ['31/02/2026', null],
  ['12/24/2026', null],
  ['24/12', null],
  ['demain', null],
  ['', null],
])('the day %s is %s', (typed, day) => {
  expect(readDay(typed)).toBe(day);
  if (day !== null) expect(readDay(writeDay(day))).toBe(day);
});

test.each([
  ['8', '08:00'],
  ['8H30', '08:30'],
  ['8 h 30', '08:30'],
  ['08:30', '08:30'],
  ['24:00', '24:00'],
  ['24:01', null],
  ['8:3', null],
  ['8 pm', null],
  ['', null],
])('the time %s is %s', (typed, time) => {
  expect(readTime(typed)).toBe(time);
});
