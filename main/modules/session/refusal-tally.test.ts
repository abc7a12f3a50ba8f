import { expect, test } from 'vitest';
import { fakeClock } from '../../../tests/support/workstation/fake-clock.ts';
import { tallyRefusals } from './refusal-tally.ts';

const BURSTS = { soonMs: 500, longestMs: 10_000, quietMs: 3000 };

function aTally() {
  const clock = fakeClock();
  const told: [string, number][] = [];
  return { clock, told, tally: tallyRefusals(clock, BURSTS, (why, count) => void told.push([why, count])) };
}

test('[K4] the first of each reason is told at once, the others within half a second, and none is lost', () => {
  const { clock, told, tally } = aTally();
  for (const why of ['malformed', 'malformed', 'not-granted', 'malformed']) tally.add(why);
  expect(told).toEqual([
    ['malformed', 1],
    ['not-granted', 1],
  ]);
  clock.advance(500);
  expect(told.slice(2)).toEqual([['malformed', 2]]);
});

test('a flood is told ever more rarely, to the last of it', () => {
  const { clock, told, tally } = aTally();
  const minutes = 10;
  for (let at = 0; at < minutes * 60_000; at += 100) {
    tally.add('not-granted');
    clock.advance(100);
  }
  tally.flush();
  expect(told.reduce((sum, [, count]) => sum + count, 0)).toBe(minutes * 600);
  expect(told.length).toBeLessThan(minutes * 6 + 10);
});

test('after a while of peace the next is a first again', () => {
  const { clock, told, tally } = aTally();
  tally.add('not-granted');
  tally.add('not-granted');
  clock.advance(5000);
  tally.add('not-granted');
  expect(told).toEqual([
    ['not-granted', 1],
    ['not-granted', 1],
    ['not-granted', 1],
  ]);
});

test('what was flushed is not told again', () => {
  const { clock, told, tally } = aTally();
  tally.add('not-granted');
  tally.add('not-granted');
  tally.flush();
  tally.flush();
  clock.advance(20_000);
  expect(told).toEqual([
    ['not-granted', 1],
    ['not-granted', 1],
  ]);
});
