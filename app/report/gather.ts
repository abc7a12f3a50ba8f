import type { Figures } from './figures.ts';
import { sumOf } from './figures.ts';
import type { Period } from './period.ts';
import { stepsOf } from './period.ts';
import type { Report } from './report.ts';

/** What was counted for one of the period's steps, from 0, and one row. */
export interface Counted {
  readonly step: number;
  readonly key: string | null;
  readonly figures: Figures;
}

/** The same tickets once over time and once by row: each way adds up to the total. */
export function gatherReport(period: Period, counted: readonly Counted[], names: ReadonlyMap<string, string>): Report {
  const keys = [...new Set(counted.map(({ key }) => key))];
  const of = (wanted: (one: Counted) => boolean): Figures =>
    sumOf(counted.filter(wanted).map(({ figures }) => figures));
  const rows = keys.map((key) => ({
    key,
    name: key === null ? null : (names.get(key) ?? null),
    figures: of((one) => one.key === key),
  }));
  return {
    steps: stepsOf(period).map((from, at) => ({ from, figures: of(({ step }) => step === at) })),
    rows: rows.sort(
      (one, other) =>
        other.figures.opened - one.figures.opened ||
        (one.name ?? one.key ?? '').localeCompare(other.name ?? other.key ?? ''),
    ),
    total: of(() => true),
  };
}
