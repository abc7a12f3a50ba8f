import Holidays from 'date-holidays';
import type { CalendarDay } from '../../app/directory/calendar.ts';
import type { Contract, Holidays as HolidayChoice } from '../../app/directory/contract.ts';
import type { Instant } from '../../app/kernel/scalars.ts';
import type { PublicHoliday } from '../../app/wire/requests/directory.ts';

type Where = Pick<HolidayChoice, 'country' | 'region'>;

/** The public holidays of a place in one year, by day; none for a place that is not known. */
export function publicHolidays({ country, region }: Where, year: number): PublicHoliday[] {
  if (country === null) return [];
  const whole = new Holidays(country);
  // A region that is the name of an object's own workings would be taken for one.
  const known = region !== null && Object.hasOwn(whole.getStates(country) ?? {}, region);
  const calendar = known ? new Holidays(country, region) : whole;
  const found = calendar.getHolidays(year) ?? [];
  return found
    .filter(({ type }) => type === 'public')
    .flatMap(({ date, start, end, name }) =>
      daysFrom(date.slice(0, 10), Math.round((end.getTime() - start.getTime()) / DAY_MS)).map((day) => ({
        day,
        name: plain(name),
      })),
    );
}

/** The days on which a contract is closed, for the years that matter now: last year's, this one's, and the two to come. */
export function closedDaysOf(
  holidays: HolidayChoice,
  { startsOn, endsOn }: Pick<Contract['terms'], 'startsOn' | 'endsOn'>,
  now: Instant,
): CalendarDay[] {
  const year = new Date(now).getUTCFullYear();
  const first = Math.max(year - 1, yearOf(startsOn));
  const last = Math.min(Math.max(year, first) + 2, endsOn === null ? Number.POSITIVE_INFINITY : yearOf(endsOn));
  const days = new Set(holidays.extra);
  for (let each = first; each <= last; each += 1) for (const { day } of publicHolidays(holidays, each)) days.add(day);
  return [...days].toSorted();
}

/** Every country and its parts, as a reader of the language calls them. */
export function holidayPlaces(language: 'fr' | 'en') {
  const all = new Holidays();
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  const countries = Object.entries(all.getCountries(language)).map(([code, name]) => [code, names.of(code) ?? name]);
  return named(Object.fromEntries(countries), language).map((country) => ({
    ...country,
    regions: named(all.getStates(country.code, language), language),
  }));
}

/** The calendar's own data escape an apostrophe here and there. */
const plain = (name: string): string => name.replaceAll('\\', '');

const named = (names: Record<string, string> | undefined, language: string) =>
  Object.entries(names ?? {})
    .map(([code, name]) => ({ code, name: plain(name) }))
    .toSorted((one, other) => one.name.localeCompare(other.name, language));

const DAY_MS = 86_400_000;
const yearOf = (day: CalendarDay): number => Number(day.slice(0, 4));

function daysFrom(first: CalendarDay, count: number): CalendarDay[] {
  const start = Date.parse(`${first}T00:00:00Z`);
  return Array.from({ length: Math.max(1, count) }, (_, at) =>
    new Date(start + at * DAY_MS).toISOString().slice(0, 10),
  );
}
