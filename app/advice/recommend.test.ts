import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { id } from '../testing/builders.ts';
import { DEFAULT_MATRIX, Urgency } from '../ticket/priority.ts';
import { Category, Impact } from '../ticket/ticket.ts';
import type { Circumstances } from './circumstances.ts';
import { HistoryOf } from './circumstances.ts';
import { judgeDecision } from './decision.ts';
import { recommend } from './recommend.ts';

const ordinary: Circumstances = {
  impact: 'hindered',
  urgency: null,
  category: null,
  article: null,
  outage: null,
  people: 1,
  historyOf: 'workstation',
  repeats: 1,
  escalated: 0,
  sessions: 0,
  promiseMinutes: null,
};
const of = (over: Partial<Circumstances>) => recommend(DEFAULT_MATRIX, { ...ordinary, ...over });

const anything: fc.Arbitrary<Circumstances> = fc.record({
  impact: fc.constantFrom(...Impact.options),
  urgency: fc.constantFrom(null, ...Urgency.options),
  category: fc.constantFrom(null, ...Category.options),
  article: fc.constantFrom(null, { id: id(1), title: 'Vider la file d’impression' }),
  outage: fc.constantFrom(null, { id: id(2), reference: 'INC-2026-000007' }),
  people: fc.integer({ min: 1, max: 500 }),
  historyOf: fc.constantFrom(...HistoryOf.options),
  repeats: fc.integer({ min: 1, max: 9 }),
  escalated: fc.integer({ min: 0, max: 8 }),
  sessions: fc.integer({ min: 0, max: 20 }),
  promiseMinutes: fc.option(fc.integer({ min: 1, max: 10_000 }), { nil: null }),
});

describe('[L1] a recommendation', () => {
  it('never makes a ticket wait longer for more people hit, nor takes it to a lower level for them', () => {
    fc.assert(
      fc.property(anything, fc.integer({ min: 1, max: 500 }), (one, more) => {
        const [few, many] = [
          recommend(DEFAULT_MATRIX, one),
          recommend(DEFAULT_MATRIX, { ...one, people: one.people + more }),
        ];
        expect(many.priority).toBeLessThanOrEqual(few.priority);
        expect(many.level).toBeGreaterThanOrEqual(few.level);
      }),
    );
  });

  it('never makes a ticket wait longer for a graver impact, a higher urgency or a failure that comes back more often', () => {
    fc.assert(
      fc.property(anything, (one) => {
        const { priority } = recommend(DEFAULT_MATRIX, one);
        for (const graver of Impact.options.slice(0, Impact.options.indexOf(one.impact)))
          expect(recommend(DEFAULT_MATRIX, { ...one, impact: graver }).priority).toBeLessThanOrEqual(priority);
        if (one.urgency !== null)
          for (const higher of Urgency.options.slice(0, Urgency.options.indexOf(one.urgency)))
            expect(recommend(DEFAULT_MATRIX, { ...one, urgency: higher }).priority).toBeLessThanOrEqual(priority);
        expect(recommend(DEFAULT_MATRIX, { ...one, repeats: one.repeats + 1 }).priority).toBeLessThanOrEqual(priority);
      }),
    );
  });

  it('is never less pressing than the matrix, and says why, the weightiest first', () => {
    fc.assert(
      fc.property(anything, (one) => {
        const { priority, priorityFor, levelFor } = recommend(DEFAULT_MATRIX, one);
        expect(priority).toBeLessThanOrEqual(DEFAULT_MATRIX[one.impact][one.urgency ?? 'medium']);
        expect(Math.min(priorityFor.length, levelFor.length)).toBeGreaterThan(0);
      }),
    );
  });

  it('is the first level and the matrix’s priority where nothing speaks for more', () => {
    expect(of({})).toEqual({
      level: 1,
      priority: 3,
      levelFor: [{ type: 'first' }],
      priorityFor: [{ type: 'matrix', impact: 'hindered', urgency: null }],
    });
  });

  it('is the second level for the third hardware failure of a workstation in thirty days, the third where that did not hold', () => {
    const third = { category: 'hardware', repeats: 3 } as const;
    expect(of(third)).toMatchObject({
      level: 2,
      priority: 2,
      levelFor: [{ type: 'repeats', count: 3 }, { type: 'category' }],
    });
    expect(of({ ...third, escalated: 2 })).toMatchObject({ level: 3 });
    expect(of({ ...third, repeats: 2 })).toMatchObject({ level: 2, priority: 3 });
  });

  it('is more pressing the more people are hit, and stays with whoever has the outage where there is one', () => {
    expect([1, 3, 10].map((people) => of({ people }).priority)).toEqual([3, 2, 1]);
    const under = of({ people: 12, outage: { id: id(2), reference: 'INC-2026-000007' } });
    expect(under).toMatchObject({
      level: 1,
      priority: 1,
      levelFor: [{ type: 'outage', reference: 'INC-2026-000007' }],
    });
  });

  it('stays at the first level for a question, and for what the documentation tells how to mend', () => {
    expect(of({ category: 'information', repeats: 3 }).level).toBe(1);
    expect(of({ category: 'hardware', repeats: 2 }).level).toBe(2);
    expect(of({ category: 'hardware', repeats: 2, article: { id: id(1), title: 'Bac vide' } })).toMatchObject({
      level: 1,
      levelFor: [{ type: 'article', title: 'Bac vide' }],
    });
  });
});

describe('[L2] what somebody makes of a recommendation', () => {
  const seen = { level: 2, priority: 2 } as const;
  it('follows what they saw, or goes against it with a reason', () => {
    expect(judgeDecision(seen, { seen, given: seen, words: null })).toEqual({ ok: true, value: 'followed' });
    const given = { level: 1, priority: 2 } as const;
    expect(judgeDecision(seen, { seen, given, words: 'Déjà en cours' })).toEqual({ ok: true, value: 'overridden' });
    expect(judgeDecision(seen, { seen, given, words: null })).toMatchObject({ failure: { type: 'reason-missing' } });
    expect(judgeDecision(given, { seen, given: seen, words: null })).toMatchObject({
      failure: { type: 'advice-changed' },
    });
  });
});
