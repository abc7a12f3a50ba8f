import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Figures } from './figures.ts';
import { FIGURE_NAMES, measuresOf, sumOf } from './figures.ts';
import { gatherReport } from './gather.ts';

const NOTHING = sumOf([]);
const figures: fc.Arbitrary<Figures> = fc
  .array(fc.nat(1_000_000), { minLength: FIGURE_NAMES.length, maxLength: FIGURE_NAMES.length })
  .map((counts) => ({ ...NOTHING, ...Object.fromEntries(FIGURE_NAMES.map((name, at) => [name, counts[at]])) }));
const PERIOD = { from: '2026-03-01', to: '2026-03-05' };
const counted = fc.array(fc.record({ step: fc.nat(4), key: fc.constantFrom('a', 'b', 'c', null), figures }), {
  maxLength: 12,
});

describe('a report', () => {
  it('[G1] adds up to the same total over time and by row', () => {
    fc.assert(
      fc.property(counted, (all) => {
        const report = gatherReport(PERIOD, all, new Map());
        expect(report.steps).toHaveLength(5);
        expect(sumOf(report.steps.map((step) => step.figures))).toEqual(report.total);
        expect(sumOf(report.rows.map((row) => row.figures))).toEqual(report.total);
        expect(new Set(report.rows.map(({ key }) => key)).size).toBe(report.rows.length);
      }),
    );
  });

  it('names its rows, the largest first', () => {
    const one = (key: string | null, opened: number) => ({ step: 0, key, figures: { ...NOTHING, opened } });
    const all = [one('a', 1), one(null, 2), one('b', 5), { ...one('a', 3), step: 1 }];
    const { rows, steps } = gatherReport(PERIOD, all, new Map([['a', 'Lyon']]));
    expect(rows.map(({ key, name, figures: { opened } }) => [key, name, opened])).toEqual([
      ['b', null, 5],
      ['a', 'Lyon', 4],
      [null, null, 2],
    ]);
    expect(steps.map(({ from, figures: { opened } }) => [from, opened]).slice(0, 2)).toEqual([
      ['2026-03-01', 8],
      ['2026-03-02', 3],
    ]);
  });

  it('says nothing where there is nothing to say, and each share of what it is a share of', () => {
    expect(Object.values(measuresOf(NOTHING)).every((one) => one === null)).toBe(true);
    const some = {
      ...NOTHING,
      opened: 10,
      resolved: 8,
      firstContact: 2,
      answered: 4,
      answerSeconds: 400,
      answerDue: 5,
      answerKept: 4,
      resolveCounted: 2,
      resolveSeconds: 100,
      resolveDue: 4,
      resolveKept: 1,
      reopened: 1,
      remote: 3,
      onSite: 1,
      visitsAvoided: 6,
      rated: 2,
      faces: 9,
    };
    expect(measuresOf(some)).toEqual({
      firstContact: 0.25,
      answerSeconds: 100,
      answerKept: 0.8,
      resolveSeconds: 50,
      resolveKept: 0.25,
      reopened: 0.1,
      remote: 0.3,
      onSite: 0.1,
      visitsAvoided: 0.75,
      satisfaction: 4.5,
    });
  });
});
