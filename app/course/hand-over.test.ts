import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SupportLevel } from '../level/level.ts';
import { judgeHandOver } from './hand-over.ts';

type Act = { readonly type: 'diagnosed' } | { readonly type: 'handed'; readonly to: SupportLevel };

const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.constant({ type: 'diagnosed' } as const),
  fc.constantFrom<SupportLevel>(1, 2, 3).map((to) => ({ type: 'handed', to }) as const),
);

interface Passed {
  readonly from: SupportLevel;
  readonly to: SupportLevel;
  /** How many entries were written since the ticket came to the level it leaves. */
  readonly entries: number;
}

/** The lineage of a ticket that starts at N1 and on which these are tried one after the other. */
function lineage(tried: readonly Act[]): Passed[] {
  const passed: Passed[] = [];
  let level: SupportLevel = 1;
  let entries = 0;
  for (const act of tried) {
    if (act.type === 'diagnosed') entries += 1;
    else if (judgeHandOver(level, act.to, entries > 0).ok) {
      passed.push({ from: level, to: act.to, entries });
      level = act.to;
      entries = 0;
    }
  }
  return passed;
}

describe('[E6] in every ordering of diagnoses and hand-overs', () => {
  it('nothing goes up without a diagnosis of the level it leaves, and no level is passed over', () => {
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 40 }), (tried) => {
        for (const { from, to, entries } of lineage(tried).filter((one) => one.to > one.from)) {
          expect(to).toBe(from + 1);
          expect(entries).toBeGreaterThan(0);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('nothing stays where it is and is called handed over, and what is returned needs no diagnosis', () => {
    for (const level of [1, 2, 3] as const) {
      expect(judgeHandOver(level, level, true)).toEqual({ ok: false, failure: { type: 'not-the-next-level', level } });
      for (const lower of ([1, 2, 3] as const).filter((one) => one < level))
        expect(judgeHandOver(level, lower, false)).toEqual({ ok: true, value: 'returned' });
    }
    expect(judgeHandOver(1, 2, false)).toEqual({ ok: false, failure: { type: 'diagnosis-missing', level: 1 } });
  });
});
