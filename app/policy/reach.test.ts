import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCedar } from '../../tests/support/a-cedar.ts';
import { expertTexts, inputs, sentences } from '../../tests/support/policy-arbitraries.ts';
import { anExpertRule, aRule } from '../testing/policy-builders.ts';
import { createPolicyEngine } from './engine.ts';
import { reachOf } from './reach.ts';
import { toCedar } from './to-cedar.ts';

const cedar = aCedar();

describe('how many a rule is about', () => {
  it('leaves out nobody and nowhere that it applies to', () => {
    const rules = fc.oneof(
      sentences().map((sentence) => aRule(1, sentence)),
      expertTexts.map((text) => anExpertRule(1, text)),
    );
    fc.assert(
      fc.property(rules, inputs, (rule, input) => {
        const engine = createPolicyEngine(cedar, [toCedar(rule)]);
        fc.pre(engine.decide(input, ['view', 'files']).some(({ determining }) => determining.length > 0));
        expect(reachOf(cedar.readings, rule, [input.technician], [input.workstation])).toMatchObject({
          technicians: [input.technician],
          workstations: 1,
        });
      }),
      { numRuns: 60 },
    );
  });

  it('is exact for a sentence: in the circumstances it names, it applies to all of those', () => {
    fc.assert(
      fc.property(sentences(), inputs, (sentence, input) => {
        const rule = aRule(1, sentence);
        const { technicians, workstations } = reachOf(cedar.readings, rule, [input.technician], [input.workstation]);
        fc.pre(technicians.length + workstations === 2);
        const { contract, hours, impacts } = sentence.when;
        const day = hours?.days[0] ?? 'mon';
        const fitting = {
          ...input,
          technician: { ...input.technician, secondFactor: sentence.who.secondFactor === 'with' },
          ticket: { ...input.ticket, assigned: true, openedByEmployee: true, impact: impacts[0] ?? 'blocked' },
          contract: { ...input.contract, hours: contract === 'within-hours' },
          at: { ...input.at, weekday: day, minuteOfDay: hours?.from ?? 0 },
        };
        const decided = createPolicyEngine(cedar, [toCedar(rule)]).decide(fitting, sentence.capabilities);
        expect(decided.every(({ determining }) => determining.length === 1)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
