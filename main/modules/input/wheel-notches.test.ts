import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WheelNotches } from './wheel-notches.ts';

describe('wheel notches', () => {
  test('fractions add up to whole notches', () => {
    const notches = new WheelNotches();
    expect([0.25, 0.25, 0.25, 0.25, 0.25].map((dy) => notches.turn(0, dy).y)).toEqual([0, 0, 0, 1, 0]);
  });

  test('never more than a notch behind what was turned', () => {
    const turns = fc.array(fc.integer({ min: -5000, max: 5000 }).map((hundredths) => hundredths / 128));
    fc.assert(
      fc.property(turns, (deltas) => {
        const notches = new WheelNotches();
        let asked = 0;
        let given = 0;
        for (const delta of deltas) {
          asked += delta;
          given += notches.turn(delta, 0).x;
          expect(Math.abs(asked - given)).toBeLessThan(1);
        }
      }),
    );
  });

  test('what was left over is forgotten on demand', () => {
    const notches = new WheelNotches();
    notches.turn(0.9, 0.9);
    notches.forget();
    expect(notches.turn(0.2, 0.2)).toEqual({ x: 0, y: 0 });
  });
});
