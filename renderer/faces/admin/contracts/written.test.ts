import { describe, expect, test } from 'vitest';
import { readDays, readHours, readMinutes, writeHours, writeMinutes } from './written.ts';

describe('hours', () => {
  test.each([
    ['8h-12h, 14:00 – 18:30', '08:00 – 12:00, 14:00 – 18:30'],
    ['9 à 17', '09:00 – 17:00'],
    ['08:00-24:00', '08:00 – 24:00'],
    ['8 h 30 - 12 h et 13h-17h', '08:30 – 12:00, 13:00 – 17:00'],
    ['  ', ''],
  ])('%s is read', (typed, written) => {
    expect(writeHours(readHours(typed) ?? [])).toBe(written);
    expect(readHours(written)).toEqual(readHours(typed));
  });

  test.each(['8h', '18h-8h', '8h-25h', '8h-12h-14h', 'le matin', 'matin-12h', '8h60-9h'])('%s is not', (typed) => {
    expect(readHours(typed)).toBeNull();
  });
});

test.each([
  ['15 min', 15],
  ['4 h', 240],
  ['1h30', 90],
  ['90', 90],
  ['', null],
  ['0', null],
  ['2 j', null],
])('the duration %s is %s minutes', (typed, minutes) => {
  expect(readMinutes(typed)).toBe(minutes);
  if (minutes !== null) expect(readMinutes(writeMinutes(minutes))).toBe(minutes);
});

test.each([
  ['24/12/2026, 2026-12-31', ['2026-12-24', '2026-12-31']],
  ['', []],
  ['31/02/2026', null],
  ['demain', null],
])('the days %s', (typed, days) => {
  expect(readDays(typed)).toEqual(days);
});
