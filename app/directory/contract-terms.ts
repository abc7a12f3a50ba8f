import { z } from 'zod';
import { PolicyCapability } from '../policy/capability.ts';
import { CalendarDay, minuteOf, TimeZone, WallTime } from './calendar.ts';

/** A stretch of a day, its end excluded. */
export const OpenStretch = z
  .object({ from: WallTime, to: WallTime })
  .refine(({ from, to }) => minuteOf(from) < minuteOf(to), { path: ['to'], message: 'ends before it begins' });
export type OpenStretch = z.infer<typeof OpenStretch>;

/** In their order, none over another. */
const DayHours = z
  .array(OpenStretch)
  .max(6)
  .refine((all) => all.every((one, at) => at === 0 || minuteOf(all[at - 1]?.to ?? '') <= minuteOf(one.from)), {
    message: 'overlaps',
  });

/** Opening hours by weekday; a day without stretches is closed. */
export const WeekHours = z.object({
  mon: DayHours,
  tue: DayHours,
  wed: DayHours,
  thu: DayHours,
  fri: DayHours,
  sat: DayHours,
  sun: DayHours,
});
export type WeekHours = z.infer<typeof WeekHours>;

/** What a contract says of remote help: the part that sessions are measured against, on the broker and on the workstation. */
export const ContractTerms = z
  .object({
    remote: z.boolean(),
    capabilities: z.array(PolicyCapability).max(PolicyCapability.options.length),
    timeZone: TimeZone,
    hours: WeekHours,
    /** Public holidays as the broker expanded them, and the days the contract adds. */
    closedDays: z.array(CalendarDay).max(1500),
    startsOn: CalendarDay,
    /** The last day it holds; null while it goes on. */
    endsOn: CalendarDay.nullable(),
  })
  .refine(({ startsOn, endsOn }) => endsOn === null || startsOn <= endsOn, {
    path: ['endsOn'],
    message: 'ends before it starts',
  });
export type ContractTerms = z.infer<typeof ContractTerms>;
