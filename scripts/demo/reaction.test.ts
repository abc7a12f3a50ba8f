import { describe, expect, test } from 'vitest';
import { median } from './reaction.ts';

describe('the median', () => {
  test('is the middle figure, in whatever order they come', () => {
    expect(median([90, 10, 50])).toBe(50);
    expect(median([40, 10, 90, 20])).toBe(30);
    expect(median([7])).toBe(7);
  });

  test('of nothing is a fault', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});
