import * as module from '@cedar-policy/cedar-wasm/nodejs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCedar, aTrappedCedar } from '../../tests/support/a-cedar.ts';
import { conditions, inputs, ruleSets, sentences } from '../../tests/support/policy-arbitraries.ts';
import { id, T0 } from '../testing/builders.ts';
import { anExpertRule, aPolicyInput, aRule, aSentence } from '../testing/policy-builders.ts';
import { PolicyCapability } from './capability.ts';
import type { PolicyEngine } from './engine.ts';
import { createPolicyEngine } from './engine.ts';
import type { PolicyInput } from './input.ts';
import { callFor } from './request.ts';
import { intersectRights } from './rights.ts';
import type { PolicyRule } from './rule.ts';
import { toCedar } from './to-cedar.ts';
import { prepareWholeEngine } from './whole-engine.ts';

const cedar = aCedar();
const day = [{ from: '00:00', to: '24:00' }];
const ALWAYS_OPEN = {
  remote: true,
  capabilities: ['view' as const, 'control' as const],
  timeZone: 'UTC',
  hours: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day },
  closedDays: [],
  startsOn: '2020-01-01',
  endsOn: null,
};
const engineOf = (...rules: PolicyRule[]) => createPolicyEngine(cedar, rules.map(toCedar));

/** Cedar's own word on the whole set, where a prohibition that can't be worked out counts as one that holds. */
function plainly(rules: readonly PolicyRule[], input: PolicyInput, capability: PolicyCapability) {
  const staticPolicies = Object.fromEntries(rules.map((rule) => [rule.id, toCedar(rule).cedar]));
  const answer = module.isAuthorized({ ...callFor(input, capability), policies: { staticPolicies } });
  if (answer.type === 'failure') throw new Error(JSON.stringify(answer.errors));
  const { decision, diagnostics } = answer.response;
  const broken = diagnostics.errors
    .map(({ policyId }) => policyId)
    .filter((ruleId) => staticPolicies[ruleId]?.includes('forbid'));
  const reasons = decision === 'allow' && broken.length > 0 ? broken : [...diagnostics.reason, ...broken];
  return { allowed: decision === 'allow' && broken.length === 0, reasons: reasons.toSorted() };
}

describe('the policy engine', () => {
  it('[P1] decides as Cedar does over the whole set, whatever it leaves out', () => {
    fc.assert(
      fc.property(ruleSets, fc.array(inputs, { minLength: 1, maxLength: 4 }), (rules, several) => {
        const engine = engineOf(...rules);
        for (const input of several)
          for (const { capability, allowed, determining } of engine.decide(input, ['view', 'control', 'files']))
            expect({ allowed, reasons: determining.map(({ ruleId }) => ruleId) }).toEqual(
              plainly(rules, input, capability),
            );
      }),
      { numRuns: 120 },
    );
  });

  it('[P1] asked about every rule at once, because there was no time to read them, says the same', async () => {
    const breathe = () => Promise.resolve();
    await fc.assert(
      fc.asyncProperty(ruleSets, inputs, async (rules, input) => {
        const all = rules.map(toCedar);
        const [read, whole] = [createPolicyEngine(cedar, all), await prepareWholeEngine(cedar, all, breathe)];
        const inOrder = (engine: PolicyEngine) =>
          engine.decide(input, ['view', 'control', 'files']).map(({ determining, ...one }) => ({
            ...one,
            determining: determining.map(({ ruleId, effect }) => `${ruleId} ${effect}`).toSorted(),
          }));
        expect(inOrder(whole)).toEqual(inOrder(read));
      }),
      { numRuns: 100 },
    );
  });

  it('[P1] so for each condition by itself', () => {
    const alone = conditions.flatMap((condition) =>
      ['permit', 'forbid'].flatMap((effect) =>
        ['when', 'unless'].map((kind) =>
          anExpertRule(1, `${effect}(principal, action, resource) ${kind} { ${condition} };`),
        ),
      ),
    );
    const engines = alone.map((rule) => [rule, engineOf(rule)] as const);
    fc.assert(
      fc.property(inputs, (input) => {
        for (const [rule, engine] of engines) {
          const [decision] = engine.decide(input, ['view']);
          const reasons = decision?.determining.map(({ ruleId }) => ruleId);
          expect({ rule, allowed: decision?.allowed, reasons }).toEqual({ rule, ...plainly([rule], input, 'view') });
        }
      }),
      { numRuns: 30 },
    );
  });

  it('[P2] says no to everything when no rule speaks', () => {
    const all = PolicyCapability.options;
    expect(engineOf().decide(aPolicyInput(), all)).toEqual(
      all.map((capability) => ({ capability, allowed: false, determining: [], recordingRequired: false })),
    );
  });

  it('[P2] lets a prohibition win over every permission, and names it alone', () => {
    const engine = engineOf(aRule(1), aRule(2), aRule(3, aSentence({ effect: 'forbid' }), 'Postes sensibles'));
    expect(engine.decide(aPolicyInput(), ['view'])).toEqual([
      {
        capability: 'view',
        allowed: false,
        determining: [{ ruleId: id(3), name: 'Postes sensibles', effect: 'forbid' }],
        recordingRequired: false,
      },
    ]);
  });

  it('[P2] holds a prohibition that can not be worked out', () => {
    const broken = 'forbid(principal, action, resource) when { context.at.minuteOfDay * 9223372036854775807 > 0 };';
    const [decision] = engineOf(aRule(1), anExpertRule(2, broken)).decide(aPolicyInput(), ['view']);
    expect(decision).toMatchObject({ allowed: false, determining: [{ ruleId: id(2), effect: 'forbid' }] });
  });

  it('requires a recording as soon as one of the rules that permit does', () => {
    const engine = engineOf(
      aRule(1),
      aRule(2, aSentence({ recording: 'required', who: { ...aSentence().who, levels: [2] } })),
    );
    const recordedFor = (level: 1 | 2) =>
      engine.decide(aPolicyInput({ technician: { ...aPolicyInput().technician, level } }), ['view'])[0]
        ?.recordingRequired;
    expect([recordedFor(1), recordedFor(2)]).toEqual([false, true]);
  });

  it('keeps two sets of rules apart, and decides alike with hardly any room', () => {
    const small = aCedar({ room: 2 });
    const condition = 'when { "a" like "*" };';
    const engineOfText = (...effects: string[]) =>
      createPolicyEngine(
        small,
        effects.map((effect, n) =>
          toCedar(anExpertRule(n + 1, `${effect}(principal, action == Action::"view", resource) ${condition}`)),
        ),
      );
    const [permits, forbids] = [engineOfText('permit'), engineOfText('permit', 'forbid')];
    for (let turn = 0; turn < 3; turn += 1) {
      expect(permits.decide(aPolicyInput(), ['view', 'control']).map(({ allowed }) => allowed)).toEqual([true, false]);
      expect(forbids.decide(aPolicyInput(), ['view'])[0]?.determining).toMatchObject([{ ruleId: id(2) }]);
    }
  });

  describe('[P2] where Cedar breaks down', () => {
    const text = 'permit(principal, action, resource) when { "a" like "*" };';
    const trapped = aTrappedCedar();
    const engine = createPolicyEngine(trapped.cedar, [toCedar(anExpertRule(1, text))]);

    it('asks the fresh one the same', () => {
      trapped.trap(1);
      const decisions = engine.decide(aPolicyInput(), ['view', 'control']);
      expect(decisions.map(({ allowed }) => allowed)).toEqual([true, true]);
      expect(trapped.broke).toHaveLength(1);
    });

    it('says nothing when that breaks down over it too, which is a no, and goes on with another', () => {
      trapped.trap(2);
      const decisions = engine.decide(aPolicyInput(), ['view', 'control']);
      expect(decisions.map(({ capability, allowed }) => [capability, allowed])).toEqual([['control', true]]);
      const asked = ['view', 'control'] as const;
      const claims = { asked, consent: null, contract: ALWAYS_OPEN, decisions, version: 4, now: T0 };
      expect(intersectRights(claims)).toEqual({
        effective: [],
        removed: [{ lock: 'policy', capability: 'view', why: 'unknown', rule: null, version: 4 }],
      });
      expect(engine.decide(aPolicyInput(), ['view'])[0]?.allowed).toBe(true);
    });
  });

  it('asks Cedar about expert’s conditions alone: a sentence is known to the letter', () => {
    fc.assert(
      fc.property(sentences(), (sentence) => {
        const read = cedar.readings.of(toCedar(aRule(1, sentence)).cedar);
        expect(read.ok && read.value.isWhole).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
