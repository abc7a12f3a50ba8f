import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAfter, daysOf, MOST_DAYS, Period, stepOf, stepsOf } from './period.ts';

const days = fc.integer({ min: 0, max: MOST_DAYS - 1 });
const day = fc.integer({ min: 0, max: 20_000 }).map((at) => dayAfter('2000-01-01', at));
const periods = fc.tuple(day, days).map(([from, more]) => ({ from, to: dayAfter(from, more) }));

describe('a period', () => {
  it('is of days in their order, and of a year or little more', () => {
    expect(Period.safeParse({ from: '2026-03-02', to: '2026-03-01' }).success).toBe(false);
    expect(Period.safeParse({ from: '2024-01-01', to: '2026-01-01' }).success).toBe(false);
    expect(Period.safeParse({ from: '2026-02-30', to: '2026-03-01' }).success).toBe(false);
    expect(daysOf({ from: '2024-02-28', to: '2024-03-01' })).toBe(3);
  });

  it('is of a year that a database knows, before and after which there is another', () => {
    expect(Period.safeParse({ from: '0000-02-29', to: '0000-02-29' }).success).toBe(false);
    expect(Period.safeParse({ from: '9999-12-30', to: '9999-12-31' }).success).toBe(false);
    expect(Period.safeParse({ from: '1900-01-01', to: '1900-01-02' }).success).toBe(true);
  });

  it('is drawn by days, weeks or months', () => {
    expect(stepsOf({ from: '2026-03-30', to: '2026-04-02' })).toEqual([
      '2026-03-30',
      '2026-03-31',
      '2026-04-01',
      '2026-04-02',
    ]);
    // A Wednesday; weeks begin on Mondays.
    expect(stepsOf({ from: '2026-04-01', to: '2026-05-12' }).slice(0, 3)).toEqual([
      '2026-04-01',
      '2026-04-06',
      '2026-04-13',
    ]);
    expect(stepsOf({ from: '2025-11-15', to: '2026-10-01' }).slice(0, 3)).toEqual([
      '2025-11-15',
      '2025-12-01',
      '2026-01-01',
    ]);
  });

  it('has its steps in order, each inside it, never more than some thirty', () => {
    fc.assert(
      fc.property(periods, (period) => {
        const steps = stepsOf(period);
        expect(steps[0]).toBe(period.from);
        expect([...steps].sort()).toEqual(steps);
        expect(new Set(steps).size).toBe(steps.length);
        expect(steps.every((one) => one >= period.from && one <= period.to)).toBe(true);
        expect(steps.length).toBeLessThanOrEqual(31);
        if (stepOf(period) === 'day') expect(steps).toHaveLength(daysOf(period));
      }),
      { numRuns: 60 },
    );
  });
});
