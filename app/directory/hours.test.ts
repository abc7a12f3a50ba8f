import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aContract } from '../testing/directory.ts';
import { TimeZone, WEEKDAYS } from './calendar.ts';
import type { OpenStretch, WeekHours } from './contract-terms.ts';
import { ContractTerms } from './contract-terms.ts';
import type { HoursState } from './hours.ts';
import { hoursState, isInForce, isWithinHours, nextBoundary } from './hours.ts';

const terms = (over: Partial<ContractTerms> = {}): ContractTerms =>
  ContractTerms.parse({ ...aContract().terms, ...over });
const MINUTE = 60_000;

describe('[D2] contract hours are those of the contract’s own wall clock', () => {
  it.each<[string, HoursState, string]>([
    ['2026-03-27T07:30:00Z', 'open', 'Friday 08:30, winter time'],
    ['2026-03-30T06:30:00Z', 'open', 'Monday 08:30, summer time'],
    ['2026-03-30T05:59:59Z', 'outside-hours', 'Monday 07:59 summer time'],
    ['2026-03-30T16:00:00Z', 'outside-hours', 'the end is excluded'],
    ['2026-03-28T10:00:00Z', 'outside-hours', 'Saturday'],
    ['2026-05-01T10:00:00Z', 'closed-day', 'a public holiday'],
    ['2025-12-31T10:00:00Z', 'not-started', 'before its first day'],
    ['2027-01-04T10:00:00Z', 'ended', 'after its last day'],
  ])('%s is %s (%s)', (at, state) => {
    const paris = terms({ closedDays: ['2026-05-01'], endsOn: '2026-12-31' });
    expect(hoursState(paris, Date.parse(at))).toBe(state);
    expect(isWithinHours(paris, Date.parse(at))).toBe(state === 'open');
  });

  it('ends with its last day there, not in Greenwich', () => {
    const auckland = terms({ timeZone: 'Pacific/Auckland', endsOn: '2026-06-10' });
    expect(isInForce(auckland, Date.parse('2026-06-10T11:59:00Z'))).toBe(true);
    expect(isInForce(auckland, Date.parse('2026-06-10T12:00:00Z'))).toBe(false);
  });

  it.each(['+02:00', 'Mars/Olympus', 'CET ', 'Europe/Paris; drop'])('%s is no time zone', (zone) => {
    expect(TimeZone.safeParse(zone).success).toBe(false);
  });

  it('refuses hours that overlap, or end before they begin', () => {
    const on = (mon: OpenStretch[]) =>
      ContractTerms.safeParse({ ...terms(), hours: { ...terms().hours, mon } }).success;
    expect(
      on([
        { from: '08:00', to: '12:00' },
        { from: '12:00', to: '24:00' },
      ]),
    ).toBe(true);
    expect(
      on([
        { from: '08:00', to: '12:30' },
        { from: '12:00', to: '18:00' },
      ]),
    ).toBe(false);
    expect(on([{ from: '12:00', to: '12:00' }])).toBe(false);
    expect(on([{ from: '18:00', to: '08:00' }])).toBe(false);
  });
});

describe('[D3] the next boundary is the first moment at which the hours change', () => {
  it('in spring, an hour that the wall skips is never open', () => {
    const night = terms({ hours: everyDay([{ from: '02:00', to: '03:00' }]) });
    const eve = Date.parse('2026-03-28T12:00:00Z');
    expect(iso(nextBoundary(night, eve))).toBe('2026-03-30T00:00:00.000Z');
  });

  it('in autumn, an hour that the wall repeats is open twice', () => {
    const night = terms({ hours: everyDay([{ from: '02:00', to: '03:00' }]) });
    const starts = Date.parse('2026-10-25T00:00:00Z');
    expect(isWithinHours(night, starts)).toBe(true);
    expect(iso(nextBoundary(night, starts))).toBe('2026-10-25T02:00:00.000Z');
  });

  it('is none where nothing changes', () => {
    expect(
      nextBoundary(terms({ hours: everyDay([{ from: '00:00', to: '24:00' }]) }), Date.parse('2026-06-01T00:00:00Z')),
    ).toBeNull();
    expect(nextBoundary(terms({ endsOn: '2026-01-31' }), Date.parse('2026-06-01T00:00:00Z'))).toBeNull();
  });

  it('agrees with a look at every minute, over clock changes of any kind', () => {
    fc.assert(
      fc.property(someTerms, someInstant, (given, at) => {
        const open = isWithinHours(given, at);
        const found = nextBoundary(given, at);
        const looked = lookAtEveryMinute(given, at, 26 * 60);
        if (looked === null) expect(found === null || found > at + 26 * 60 * MINUTE).toBe(true);
        else expect(iso(found)).toBe(iso(looked));
        if (found !== null) expect(isWithinHours(given, found)).toBe(!open);
      }),
      { numRuns: 30 },
    );
  });
});

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

const everyDay = (day: OpenStretch[]): WeekHours => ({
  mon: day,
  tue: day,
  wed: day,
  thu: day,
  fri: day,
  sat: day,
  sun: day,
});

function lookAtEveryMinute(given: ContractTerms, from: number, minutes: number): number | null {
  const open = isWithinHours(given, from);
  const start = from - (from % MINUTE);
  for (let at = start + MINUTE; at <= start + minutes * MINUTE; at += MINUTE)
    if (isWithinHours(given, at) !== open) return at;
  return null;
}

/** Zones with hour, half-hour and no clock changes, both hemispheres, odd offsets. */
const zone = fc.constantFrom(
  'Europe/Paris',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Pacific/Auckland',
  'UTC',
);

const wallTime = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const someDay = fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { maxLength: 6 }).map((minutes) => {
  const sorted = [...minutes].sort((one, other) => one - other);
  return Array.from({ length: Math.floor(sorted.length / 2) }, (_, at) => ({
    from: wallTime(sorted[at * 2] ?? 0),
    to: wallTime(sorted[at * 2 + 1] ?? 1440),
  }));
});

const someTerms = fc
  .record({
    timeZone: zone,
    hours: fc
      .tuple(...WEEKDAYS.map(() => someDay))
      .map((days) => Object.fromEntries(WEEKDAYS.map((day, at) => [day, days[at]]))),
    closedDays: fc.subarray(['2026-03-29', '2026-04-05', '2026-10-25', '2026-11-01', '2026-03-08']),
    endsOn: fc.constantFrom(null, '2026-10-25', '2027-06-01'),
  })
  .map((over) => ContractTerms.parse({ ...aContract().terms, ...over }));

/** Mostly around the days on which clocks change somewhere. */
const someInstant = fc
  .tuple(
    fc.constantFrom(
      '2026-03-28T00:00Z',
      '2026-03-07T12:00Z',
      '2026-04-04T06:00Z',
      '2026-10-24T00:00Z',
      '2026-10-31T12:00Z',
      '2026-06-15T00:00Z',
    ),
    fc.integer({ min: 0, max: 48 * 60 * MINUTE }),
  )
  .map(([day, later]) => Date.parse(day) + later);
