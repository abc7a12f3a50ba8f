import fc from 'fast-check';
import { expect, test } from 'vitest';
import { snoozeMoments } from './snooze-moments.ts';

const anyMoment = fc.date({ min: new Date('2024-01-01'), max: new Date('2034-01-01'), noInvalidDate: true });

test('[Q7] each moment that is offered lies ahead, at the hour it says, at most a week away', () => {
  fc.assert(
    fc.property(anyMoment, (date) => {
      const now = date.getTime();
      for (const { name, at } of snoozeMoments(now)) {
        expect(at).toBeGreaterThan(now);
        expect(at - now).toBeLessThan(8 * 86_400_000);
        if (name === 'monday') expect([new Date(at).getDay(), new Date(at).getHours()]).toEqual([1, 9]);
        if (name === 'tomorrow') expect(new Date(at).getHours()).toBe(9);
      }
    }),
  );
});

test('[Q7] an afternoon that has begun is not offered', () => {
  expect(snoozeMoments(new Date(2026, 10, 23, 15).getTime()).map(({ name }) => name)).not.toContain('afternoon');
  expect(snoozeMoments(new Date(2026, 10, 23, 11).getTime()).map(({ name }) => name)).toContain('afternoon');
});
