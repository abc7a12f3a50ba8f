import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spreadOf } from './spread.ts';

test('the median and the ninety-fifth of a hundred are the fiftieth and the ninety-fifth, in whatever order they came', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
  fc.assert(
    fc.property(fc.shuffledSubarray(hundred, { minLength: 100 }), (shuffled) => {
      expect(spreadOf(shuffled)).toEqual({ count: 100, p50: 50, p95: 95 });
    }),
  );
  expect(spreadOf([7])).toEqual({ count: 1, p50: 7, p95: 7 });
  expect(() => spreadOf([])).toThrow(RangeError);
});
