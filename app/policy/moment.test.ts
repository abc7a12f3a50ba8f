import { expect, it } from 'vitest';
import { momentIn } from './moment.ts';

it('reads the clock and the calendar of the place, summer and winter', () => {
  const night = Date.UTC(2026, 6, 5, 22, 30);
  expect(momentIn('Europe/Paris', night)).toEqual({ instant: night, weekday: 'mon', minuteOfDay: 30 });
  expect(momentIn('UTC', night)).toEqual({ instant: night, weekday: 'sun', minuteOfDay: 22 * 60 + 30 });
  expect(momentIn('Europe/Paris', Date.UTC(2026, 0, 5, 23, 5))).toMatchObject({ weekday: 'tue', minuteOfDay: 5 });
});
