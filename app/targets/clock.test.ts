import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wallOf } from '../directory/calendar.ts';
import { ContractTerms } from '../directory/contract-terms.ts';
import { aContract } from '../testing/directory.ts';
import type { Clock, Pause } from './clock.ts';
import { countedTime, dueAt } from './clock.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const STEP = 5 * MINUTE;
const wall = wallOf('Europe/Paris');
const at = (text: string): number => Date.parse(text);
const iso = (instant: number | null): string | null => (instant === null ? null : new Date(instant).toISOString());
/** Weekdays from 8 to 18 h in Paris, but on the first of May. */
const paris = ContractTerms.parse({ ...aContract().terms, closedDays: ['2026-05-01'] });
const clock = (pauses: readonly Pause[] = []): Clock => ({ terms: paris, pauses });

describe('[Q20] targets are counted in the hours of the contract', () => {
  it.each<[string, number, string, string]>([
    ['2026-06-01T08:00:00Z', 60, '2026-06-01T09:00:00.000Z', 'within the day'],
    ['2026-06-01T15:30:00Z', 60, '2026-06-02T06:30:00.000Z', 'the rest on the next morning'],
    ['2026-06-05T15:30:00Z', 60, '2026-06-08T06:30:00.000Z', 'over a weekend'],
    ['2026-04-30T15:30:00Z', 60, '2026-05-04T06:30:00.000Z', 'over a public holiday and a weekend'],
    ['2026-06-06T10:00:00Z', 60, '2026-06-08T07:00:00.000Z', 'from a day that is closed'],
    ['2026-03-27T16:30:00Z', 60, '2026-03-30T06:30:00.000Z', 'over the change to summer time'],
    ['2026-06-01T15:00:00Z', 60, '2026-06-01T16:00:00.000Z', 'to the very end of the hours'],
  ])('from %s, %i minutes are due at %s: %s', (from, minutes, due) => {
    expect(iso(dueAt(clock(), at(from), minutes * MINUTE))).toBe(due);
  });

  it('every minute counts where no contract gives hours', () => {
    const open: Clock = { terms: null, pauses: [] };
    expect(dueAt(open, 0, HOUR)).toBe(HOUR);
    expect(countedTime(open, 0, 3 * HOUR)).toBe(3 * HOUR);
  });

  it('never falls due where the contract ends before', () => {
    const ending = ContractTerms.parse({ ...paris, endsOn: '2026-06-01' });
    expect(dueAt({ terms: ending, pauses: [] }, at('2026-06-01T15:30:00Z'), HOUR)).toBeNull();
  });
});

describe('[Q21] waiting for the requester stops the clock', () => {
  const from = at('2026-06-01T08:00:00Z');

  it('for as long as it lasts, whatever of it lies in closed hours', () => {
    const pause = { from: from + 30 * MINUTE, to: at('2026-06-02T07:00:00Z') };
    expect(iso(dueAt(clock([pause]), from, HOUR))).toBe('2026-06-02T07:30:00.000Z');
    expect(countedTime(clock([pause]), from, at('2026-06-02T08:00:00Z'))).toBe(90 * MINUTE);
  });

  it('nothing falls due while it goes on, but what had fallen due before stays so', () => {
    const waiting = clock([{ from: from + 30 * MINUTE, to: null }]);
    expect(dueAt(waiting, from, HOUR)).toBeNull();
    expect(dueAt(waiting, from, 30 * MINUTE)).toBe(from + 30 * MINUTE);
    expect(countedTime(waiting, from, from + 5 * HOUR)).toBe(30 * MINUTE);
  });
});

describe('[Q20] whatever the start, the duration and the pauses', () => {
  const start = fc.integer({ min: at('2026-03-20T00:00:00Z') / STEP, max: at('2026-11-10T00:00:00Z') / STEP });
  const pauses = fc.array(fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 400 })), {
    maxLength: 4,
  });
  const laid = (from: number, gaps: readonly (readonly [number, number])[]): Pause[] => {
    let last = from;
    return gaps.map(([gap, length]) => {
      const pause = { from: last + gap * STEP, to: last + (gap + length) * STEP };
      last = pause.to;
      return pause;
    });
  };

  it('exactly the duration has counted when it falls due, as counted step by step', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 600 }), pauses, (begin, steps, gaps) => {
        const from = begin * STEP;
        const ticking = clock(laid(from, gaps));
        const due = dueAt(ticking, from, steps * STEP);
        expect(due).not.toBeNull();
        if (due === null) return;
        expect(countedTime(ticking, from, due)).toBe(steps * STEP);
        expect(stepByStep(ticking, from, due)).toBe(steps * STEP);
      }),
      { numRuns: 60 },
    );
  });

  it('time counts once: a cut anywhere changes nothing', () => {
    fc.assert(
      fc.property(start, fc.nat(20_000), fc.nat(20_000), pauses, (begin, first, second, gaps) => {
        const from = begin * STEP;
        const [middle, to] = [from + first * MINUTE, from + (first + second) * MINUTE];
        const ticking = clock(laid(from, gaps));
        expect(countedTime(ticking, from, middle) + countedTime(ticking, middle, to)).toBe(
          countedTime(ticking, from, to),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('a target that is longer never falls due earlier', () => {
    fc.assert(
      fc.property(start, fc.nat(5000), fc.nat(5000), pauses, (begin, minutes, more, gaps) => {
        const from = begin * STEP;
        const ticking = clock(laid(from, gaps));
        const [early, late] = [minutes, minutes + more].map((one) => dueAt(ticking, from, one * MINUTE));
        expect(late).toBeGreaterThanOrEqual(early ?? Number.NaN);
      }),
      { numRuns: 60 },
    );
  });
});

/** Counted the slow way: the wall clock is read again for every five minutes. */
function stepByStep({ pauses }: Clock, from: number, to: number): number {
  let counted = 0;
  for (let now = from; now < to; now += STEP) {
    const { day, weekday, minute } = wall(now);
    const isOpen = day !== '2026-05-01' && weekday !== 'sat' && weekday !== 'sun' && minute >= 480 && minute < 1080;
    const isPaused = pauses.some((pause) => pause.from <= now && (pause.to === null || now < pause.to));
    if (isOpen && !isPaused) counted += STEP;
  }
  return counted;
}
