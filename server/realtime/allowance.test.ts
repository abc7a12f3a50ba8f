import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAllowance } from './allowance.ts';

describe('an allowance', () => {
  it('lets a burst through, then says how long to wait', () => {
    const allowance = createAllowance({ burst: 3, perSecond: 2 });
    expect([1, 2, 3, 4].map(() => allowance.spend(1_000))).toEqual([0, 0, 0, 500]);
    expect(allowance.spend(1_250)).toBe(250);
    expect(allowance.spend(1_500)).toBe(0);
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
