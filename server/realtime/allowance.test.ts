import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createAllowance, createAllowances } from './allowance.ts';

describe('an allowance', () => {
  it('lets a burst through, then says how long to wait', () => {
    const allowance = createAllowance({ burst: 3, perSecond: 2 });
    expect([1, 2, 3, 4].map(() => allowance.spend(1_000))).toEqual([0, 0, 0, 500]);
    expect(allowance.spend(1_250)).toBe(250);
    expect(allowance.spend(1_500)).toBe(0);
  });

  it('is one a person, however many connections they open, and in whatever order', () => {
    const allowances = createAllowances({ burst: 3, perSecond: 1 });
    const [one, other] = [allowances.hold('a'), allowances.hold('a')];
    expect([one, other, one, other].map(({ allowance }) => allowance.spend(0))).toEqual([0, 0, 0, 1000]);
    expect(allowances.hold('b').allowance.spend(0)).toBe(0);
    one.release();
    other.release();
    expect(allowances.hold('a').allowance.spend(0)).toBe(1000);
  });

  it('is forgotten once it is full again and nobody holds it', () => {
    vi.useFakeTimers();
    const allowances = createAllowances({ burst: 3, perSecond: 1 });
    const [first, again] = [allowances.hold('a'), allowances.hold('a')];
    first.release();
    vi.advanceTimersByTime(1000);
    again.release();
    vi.advanceTimersByTime(2000);
    const second = allowances.hold('a');
    expect(second.allowance).not.toBe(first.allowance);
    vi.advanceTimersByTime(10_000);
    expect(allowances.hold('a').allowance).toBe(second.allowance);
    vi.useRealTimers();
  });

  it('never lets through more than the burst and the rate together, in whatever rhythm', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 400 }), { maxLength: 200 }), (gaps) => {
        const [burst, perSecond] = [5, 10];
        const allowance = createAllowance({ burst, perSecond });
        let now = 0;
        let passed = 0;
        for (const gap of gaps) {
          now += gap;
          if (allowance.spend(now) === 0) passed += 1;
        }
        expect(passed).toBeLessThanOrEqual(burst + (now / 1000) * perSecond + 1e-6);
      }),
    );
  });
});
