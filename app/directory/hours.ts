import type { Instant } from '../kernel/scalars.ts';
import type { CalendarDay, Wall, WallMoment } from './calendar.ts';
import { minuteOf, wallOf } from './calendar.ts';
import type { ContractTerms } from './contract-terms.ts';

/** Where a contract's clock stands; all but `open` say why nobody may intervene now. */
export type HoursState = 'open' | 'not-started' | 'ended' | 'closed-day' | 'outside-hours';

/** By the contract's own calendar, in its own zone. */
export const hoursState = (terms: ContractTerms, instant: Instant): HoursState =>
  stateOf(terms, wallOf(terms.timeZone)(instant));

/** Between its first and last day, on a day that is not closed, within that weekday's hours. */
export const isWithinHours = (terms: ContractTerms, instant: Instant): boolean => hoursState(terms, instant) === 'open';

/** Whether the contract holds on the day that it is there, whatever the hour. */
export const isInForce = (terms: ContractTerms, instant: Instant): boolean => {
  const state = hoursState(terms, instant);
  return state !== 'not-started' && state !== 'ended';
};

/**
 * The first moment after `instant` at which `isWithinHours` changes; null when it does not within about a year.
 * A clock change counts where it falls: an hour that the wall skips is never open, one that it repeats is open twice.
 */
export function nextBoundary(terms: ContractTerms, instant: Instant): Instant | null {
  const wall = wallOf(terms.timeZone);
  const first = stateOf(terms, wall(instant)) === 'open';
  let at = instant - (instant % MINUTE);
  for (const end = instant + HORIZON; at <= end; ) {
    at = stretchEnd(terms, wall, at);
    if ((stateOf(terms, wall(at)) === 'open') !== first) return at;
  }
  return null;
}

const MINUTE = 60_000;
const DAY_MINUTES = 1440;
const HORIZON = 400 * DAY_MINUTES * MINUTE;

function stateOf({ startsOn, endsOn, closedDays, hours }: ContractTerms, { day, weekday, minute }: WallMoment) {
  if (day < startsOn) return 'not-started';
  if (endsOn !== null && day > endsOn) return 'ended';
  if (closedDays.includes(day)) return 'closed-day';
  const open = hours[weekday].some(({ from, to }) => minuteOf(from) <= minute && minute < minuteOf(to));
  return open ? 'open' : 'outside-hours';
}

/** The next moment at which anything can change: an end of a stretch, midnight, or a jump of the wall clock before it. */
function stretchEnd(terms: ContractTerms, wall: Wall, at: Instant): Instant {
  const { weekday, minute, day } = wall(at);
  const ends = terms.hours[weekday].flatMap(({ from, to }) => [minuteOf(from), minuteOf(to)]);
  const next = Math.min(...ends.filter((end) => end > minute), DAY_MINUTES);
  const expected = at + (next - minute) * MINUTE;
  const runsTrue = (later: Instant): boolean => {
    const shown = wall(later);
    const passed = dayCount(shown.day) - dayCount(day);
    return passed * DAY_MINUTES + shown.minute - minute === Math.round((later - at) / MINUTE);
  };
  return runsTrue(expected) ? expected : firstJump(runsTrue, at, expected);
}

/** The first whole minute at which the wall no longer shows what a steady clock would; it does at `from`, not at `to`. */
function firstJump(runsTrue: (at: Instant) => boolean, from: Instant, to: Instant): Instant {
  let [before, after] = [from, to];
  while (after - before > MINUTE) {
    const middle = before + Math.floor((after - before) / MINUTE / 2) * MINUTE;
    if (runsTrue(middle)) before = middle;
    else after = middle;
  }
  return after;
}

const dayCount = (day: CalendarDay): number => Date.parse(`${day}T00:00:00Z`) / (DAY_MINUTES * MINUTE);
