import { z } from 'zod';

/** An IANA name such as `Europe/Paris`; an offset such as `+02:00` knows no summer time and is refused. */
export const TimeZone = z
  .string()
  .max(64)
  .regex(/^(?:UTC|[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+)+)$/)
  .refine(isKnownZone);

function isKnownZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** A day of the calendar, wherever one is: `2026-05-01`. */
export const CalendarDay = z.iso.date();
export type CalendarDay = z.infer<typeof CalendarDay>;

/** A time on the wall, `08:30`; `24:00` is the end of the day. */
export const WallTime = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/);

/** As they stand in a week, Monday first. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Minutes since midnight on the wall, 0 to 1440. */
export function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** What a wall clock and a calendar say somewhere. */
export interface WallMoment {
  readonly day: CalendarDay;
  readonly weekday: Weekday;
  /** Since midnight; seconds fall away. */
  readonly minute: number;
}

/** Reads a zone's clock on the wall at any instant. */
export type Wall = (instant: number) => WallMoment;

/** Made once for many readings: making the formatter is what costs. */
export function wallOf(timeZone: string): Wall {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    weekday: 'short',
  });
  return (instant) => {
    const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]));
    const part = (name: Intl.DateTimeFormatPartTypes): string => parts.get(name) ?? '';
    const name = part('weekday').toLowerCase();
    const weekday = WEEKDAYS.find((one) => one === name);
    if (weekday === undefined) throw new Error(`no weekday is called ${name}`);
    return {
      day: `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`,
      weekday,
      minute: Number(part('hour')) * 60 + Number(part('minute')),
    };
  };
}
