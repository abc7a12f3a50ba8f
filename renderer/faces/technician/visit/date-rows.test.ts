import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextRow, readRow, rowOf } from './date-rows.ts';

describe('dates as they are typed', () => {
  it('are what was written, and come back as they were', () => {
    const minutes = fc.integer({ min: 29_000_000, max: 31_000_000 });
    fc.assert(
      fc.property(minutes, fc.integer({ min: 1, max: 240 }), (at, lasts) => {
        const slot = { from: at * 60_000, until: (at + lasts) * 60_000 };
        const row = rowOf('x', slot);
        // A visit that goes on after midnight is typed as two.
        if (new Date(slot.from).toDateString() === new Date(slot.until).toDateString())
          expect(readRow(row)).toEqual(slot);
        else expect(readRow(row)?.from ?? slot.from).toBe(slot.from);
      }),
    );
  });

  it('are none while a part is missing or wrong', () => {
    for (const row of [
      { day: '', from: '09:00', until: '10:00' },
      { day: '31/02/2027', from: '09:00', until: '10:00' },
      { day: '01/02/2027', from: '10:00', until: '09:00' },
      { day: '01/02/2027', from: '9h', until: '' },
    ])
      expect(readRow(row)).toBeNull();
  });

  it('begin with the morning of the next working day', () => {
    const friday = new Date(2026, 10, 27, 16).getTime();
    expect(nextRow('x', friday)).toMatchObject({ day: '30/11/2026', from: '09:00', until: '10:00' });
  });
});
