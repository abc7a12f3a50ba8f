import { z } from 'zod';
import { CalendarDay } from '../directory/calendar.ts';

/** Days of the calendar, both included. */
export const Period = z
  .object({ from: CalendarDay, to: CalendarDay })
  .refine(({ from, to }) => from >= FIRST_DAY && to <= LAST_DAY, {
    message: 'is of no year that anything is counted in',
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'ends before it begins' })
  .refine((period) => daysOf(period) <= MOST_DAYS, { path: ['to'], message: 'is too long' });
export type Period = z.infer<typeof Period>;

/** Databases know no year 0; what comes before and after a period to compare with still has four digits. */
const FIRST_DAY = '1900-01-01';
const LAST_DAY = '9900-12-31';

/** A year and what comes with it when one compares. */
export const MOST_DAYS = 400;

const DAY = 24 * 60 * 60_000;

/** How many days a period has. */
export const daysOf = ({ from, to }: { readonly from: CalendarDay; readonly to: CalendarDay }): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY) + 1;

/** The day so many days later, or before. */
export const dayAfter = (day: CalendarDay, days: number): CalendarDay =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

export type Step = 'day' | 'week' | 'month';

/** What a chart over that time is drawn in: never more than some thirty steps. */
export const stepOf = (period: Period): Step => {
  const days = daysOf(period);
  if (days <= 31) return 'day';
  return days <= 200 ? 'week' : 'month';
};

/** The first day of each step, in their order; the first may begin in the middle of a week or month. */
export function stepsOf(period: Period): CalendarDay[] {
  const step = stepOf(period);
  const days = Array.from({ length: daysOf(period) }, (_, at) => dayAfter(period.from, at));
  return days.filter((day, at) => at === 0 || BEGINS[step](day));
}

const BEGINS: Readonly<Record<Step, (day: CalendarDay) => boolean>> = {
  day: () => true,
  week: (day) => new Date(Date.parse(day)).getUTCDay() === 1,
  month: (day) => day.endsWith('-01'),
};
