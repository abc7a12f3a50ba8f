import { describe, expect, it } from 'vitest';
import { Holidays } from '../../app/directory/contract.ts';
import { closedDaysOf, holidayPlaces, publicHolidays } from './holidays.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const days = (holidays: { country: string; region: string | null }, year: number): string[] =>
  publicHolidays(holidays, year).map(({ day }) => day);

describe('[D4] public holidays close a contract', () => {
  it('knows the movable ones, and those of a part of a country', () => {
    expect(days({ country: 'FR', region: null }, 2026)).toEqual(
      expect.arrayContaining(['2026-01-01', '2026-04-06', '2026-05-01', '2026-05-14', '2026-05-25', '2026-07-14']),
    );
    expect(days({ country: 'FR', region: null }, 2026)).not.toContain('2026-12-26');
    expect(days({ country: 'FR', region: '67' }, 2026)).toContain('2026-12-26');
  });

  it('takes a region that there is not for the whole country, whatever it is called', () => {
    for (const region of ['nowhere', 'constructor', '__proto__'])
      expect(days({ country: 'BQ', region }, 2026)).toEqual(days({ country: 'BQ', region: null }, 2026));
  });

  it('leaves out what is marked on calendars without closing anything', () => {
    expect(days({ country: 'FR', region: null }, 2026)).not.toContain('2026-05-31');
  });

  it('covers the years that matter, no further than the contract, with its own days', () => {
    const closed = closedDaysOf(
      { country: 'FR', region: null, extra: ['2026-12-24'] },
      { startsOn: '2020-01-01', endsOn: '2027-06-30' },
      NOW,
    );
    expect([...new Set(closed.map((day) => day.slice(0, 4)))]).toEqual(['2025', '2026', '2027']);
    expect(closed).toContain('2026-12-24');
    expect(closed).toEqual([...closed].toSorted());
  });

  it('calls each country as the reader of the language does, and nothing by the marks of the data it comes from', () => {
    for (const language of ['fr', 'en'] as const) {
      const offered = holidayPlaces(language).flatMap(({ name, regions }) => [name, ...regions.map((one) => one.name)]);
      expect(offered.filter((name) => name.includes('\\'))).toEqual([]);
    }
    const called = (language: 'fr' | 'en', country: string) =>
      holidayPlaces(language).find(({ code }) => code === country)?.name;
    expect([called('fr', 'DE'), called('en', 'DE')]).toEqual(['Allemagne', 'Germany']);
    expect(called('fr', 'CI')).toBe('Côte d’Ivoire');
  });

  it('takes every place that it offers', () => {
    const offered = holidayPlaces('fr').flatMap(({ code, regions }) => [
      { country: code, region: null, extra: [] },
      ...regions.map((region) => ({ country: code, region: region.code, extra: [] })),
    ]);
    expect(offered.length).toBeGreaterThan(400);
    expect(offered.filter((place) => !Holidays.safeParse(place).success)).toEqual([]);
  });
});
