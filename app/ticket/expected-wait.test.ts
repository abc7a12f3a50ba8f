import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedMinutes } from './expected-wait.ts';

const waited = (minutes: number, count = 30) => ({ count, perPlaceMs: minutes * 60_000 });

describe('[O3] the wait that is announced', () => {
  it('is what others waited for each place, as coarse as it is far away', () => {
    expect(expectedMinutes(waited(2), 2)).toBe(6);
    expect(expectedMinutes(waited(0.1), 0)).toBe(1);
    expect(expectedMinutes(waited(4), 3)).toBe(20);
    expect(expectedMinutes(waited(25), 2)).toBe(90);
  });

  it('is none where few waited, nor beyond a working day', () => {
    expect(expectedMinutes(waited(2, 4), 0)).toBeNull();
    expect(expectedMinutes(waited(Number.NaN), 0)).toBeNull();
    expect(expectedMinutes(waited(100), 9)).toBeNull();
  });

  it('never grows shorter with a place further back, and never promises less than was seen', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 40, noNaN: true }), fc.nat({ max: 10 }), (perPlace, ahead) => {
        const [here, behind] = [expectedMinutes(waited(perPlace), ahead), expectedMinutes(waited(perPlace), ahead + 1)];
        expect(here ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(behind ?? Number.POSITIVE_INFINITY);
        if (here !== null) expect(here).toBeGreaterThanOrEqual(perPlace * (ahead + 1) - 1e-6);
      }),
    );
  });
});
