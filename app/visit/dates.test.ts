import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { T0 } from '../testing/builders.ts';
import { chooseDate, judgeDates, Slot } from './dates.ts';

const HOUR = 3_600_000;
const slot = fc
  .record({ in: fc.integer({ min: -48, max: 48 }), for: fc.integer({ min: 1, max: 24 }) })
  .map((one): Slot => ({ from: T0 + one.in * HOUR, until: T0 + (one.in + one.for) * HOUR }));
const slots = fc.array(slot, { minLength: 1, maxLength: 5 });

describe('[V3] dates', () => {
  it('are all to come, each once, the earliest first; or they are refused by name', () => {
    fc.assert(
      fc.property(slots, (dates) => {
        const judged = judgeDates(dates, T0);
        const begins = dates.map(({ from }) => from);
        if (Math.min(...begins) <= T0) expect(judged).toMatchObject({ failure: { why: 'past' } });
        else if (new Set(begins).size < begins.length) expect(judged).toMatchObject({ failure: { why: 'twice' } });
        else
          expect(judged.ok && judged.value.map(({ from }) => from)).toEqual(begins.toSorted((one, two) => one - two));
      }),
    );
  });

  it('are chosen from what was proposed and has not begun, and nothing else', () => {
    fc.assert(
      fc.property(slots, fc.integer({ min: -48, max: 48 }), (dates, hours) => {
        const from = T0 + hours * HOUR;
        const chosen = chooseDate(dates, from, T0);
        const isThere = dates.some((one) => one.from === from);
        expect(chosen.ok).toBe(isThere && from > T0);
        if (chosen.ok) expect(dates).toContainEqual(chosen.value);
      }),
    );
  });

  it('end after they begin, within a day', () => {
    expect(Slot.safeParse({ from: T0, until: T0 }).success).toBe(false);
    expect(Slot.safeParse({ from: T0, until: T0 + 25 * HOUR }).success).toBe(false);
    expect(Slot.safeParse({ from: T0, until: T0 + HOUR }).success).toBe(true);
  });
});
