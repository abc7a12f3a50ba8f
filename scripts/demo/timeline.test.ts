import { expect, test } from 'vitest';
import { missingFrom } from './timeline.ts';

const whole = [
  'ticket-opened',
  'ticket-taken',
  'session-asked',
  'delivered',
  'displayed',
  'granted',
  'first-frame',
  'control-taken',
  'control-released',
  'ended',
];

test('a whole story misses nothing, whatever else happened in between', () => {
  expect(missingFrom(whole)).toBeNull();
  expect(missingFrom(whole.flatMap((fact) => [fact, 'word-added']))).toBeNull();
});

test('a step left out or out of its place is named', () => {
  expect(missingFrom(whole.filter((fact) => fact !== 'granted'))).toBe('granted');
  expect(missingFrom(['ended', ...whole.slice(0, -1)])).toBe('ended');
  expect(missingFrom([])).toBe('ticket-opened');
});
