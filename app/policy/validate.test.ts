import { describe, expect, it } from 'vitest';
import { aCedar } from '../../tests/support/a-cedar.ts';
import { policySchema } from '../../tests/support/policy-files.ts';
import { id } from '../testing/builders.ts';
import { anExpertRule, aRule, aSentence } from '../testing/policy-builders.ts';
import type { PolicyRule } from './rule.ts';
import { createTextChecks } from './texts.ts';
import { validateRules } from './validate.ts';

const known = { teams: new Set([id(70)]), organisations: new Set([id(80)]), sites: new Set([id(90)]) };
const faults = (...rules: PolicyRule[]) => {
  const { module, readings } = aCedar();
  return validateRules({ checks: createTextChecks(module, policySchema), readings }, rules, known);
};

describe('[P4] faults are found before publication, each with its rule and place', () => {
  it('in a text that is no policy', () => {
    expect(faults(aRule(1), anExpertRule(2, '// été\npermit(principal, action,\n  bad é);'))).toMatchObject([
      { severity: 'error', ruleId: id(2), at: { from: { line: 3, column: 7 } }, problem: { message: 'invalid token' } },
    ]);
  });

  it('in one that the schema does not know, once for all actions', () => {
    const text = 'permit(principal, action, resource)\nwhen { "é" == "é" && context.ticket.level >= 2 };';
    expect(faults(anExpertRule(1, text)).filter(({ severity }) => severity === 'error')).toMatchObject([
      {
        ruleId: id(1),
        at: { from: { line: 2, column: 22 }, to: { line: 2, column: 42 } },
        problem: { type: 'cedar', message: expect.stringContaining('`ticket.level`') },
      },
    ]);
    expect(faults(anExpertRule(1, 'permit(principal, action == Action::"fly", resource);'))[0]).toMatchObject({
      problem: { message: 'unrecognized action `Action::"fly"`' },
    });
  });

  it.each([
    ['two policies in one rule', 'permit(principal, action, resource); permit(principal, action, resource);'],
    ['a template', 'permit(principal == ?principal, action, resource);'],
    ['nothing', ''],
  ])('in %s', (_case, text) => {
    expect(faults(anExpertRule(1, text))).toMatchObject([
      { severity: 'error', ruleId: id(1), problem: { type: 'cedar' } },
    ]);
  });

  it('in a text that would run Cedar’s memory over, which goes on deciding', () => {
    const deep = `permit(principal, action, resource) when { ${'['.repeat(400)}${']'.repeat(400)} };`;
    expect(faults(anExpertRule(1, deep))).toMatchObject([{ ruleId: id(1), problem: { type: 'too-deep' } }]);
    expect(faults(aRule(1))).toEqual([]);
  });

  it('in a sentence about what is no longer there', () => {
    const { who, where } = aSentence();
    const sentence = aSentence({
      who: { ...who, teams: [id(70), id(71)] },
      where: { ...where, organisations: [id(81)], sites: [id(90)] },
    });
    expect(faults(aRule(1, sentence)).map(({ problem }) => problem)).toEqual([
      { type: 'unknown-reference', kind: 'team', id: id(71) },
      { type: 'unknown-reference', kind: 'organisation', id: id(81) },
    ]);
  });

  it('in two rules of one name, and in rules that permit nothing', () => {
    const forbids = aSentence({ effect: 'forbid' });
    expect(
      faults(aRule(1, forbids, 'Nuit'), aRule(2, forbids, 'nuit')).map(({ severity, problem }) => [
        severity,
        problem.type,
      ]),
    ).toEqual([
      ['warning', 'nothing-permitted'],
      ['warning', 'same-name'],
    ]);
  });

  it('where seeing is forbidden and the hand stays permitted, which is worth nothing without it', () => {
    const permits = aRule(1, aSentence({ capabilities: ['view', 'control'] }));
    const forbids = (...capabilities: ('view' | 'control')[]) =>
      aRule(2, aSentence({ effect: 'forbid', capabilities }));
    const warning = { severity: 'warning', ruleId: id(2), problem: { type: 'control-without-view' } };
    expect(faults(permits, forbids('view'))).toMatchObject([warning]);
    expect(faults(permits, forbids('view', 'control'))).toEqual([]);
    expect(faults(permits, forbids('control'))).toEqual([]);
    expect(faults(aRule(1), forbids('view'))).toEqual([]);
    const text = (actions: string, effect = 'forbid') => anExpertRule(2, `${effect}(principal, ${actions}, resource);`);
    expect(faults(permits, text('action == Action::"view"'))).toMatchObject([warning]);
    expect(faults(permits, text('action in [Action::"view", Action::"files"]'))).toMatchObject([warning]);
    expect(faults(permits, text('action'))).toEqual([]);
    expect(faults(permits, text('action in [Action::"view", Action::"control"]'))).toEqual([]);
    const hand = { ...text('action == Action::"control"', 'permit'), id: id(3), name: 'La main' };
    expect(faults(aRule(1), hand, forbids('view'))).toMatchObject([warning]);
    expect(faults(aRule(1), text('action == Action::"view"'))).toEqual([]);
  });
});
