import { describe, expect, it } from 'vitest';
import { aCedar } from '../../tests/support/a-cedar.ts';
import { policySchema, starterContent } from '../../tests/support/policy-files.ts';
import { aPolicyInput } from '../testing/policy-builders.ts';
import { PolicyCapability } from './capability.ts';
import { createPolicyEngine } from './engine.ts';
import type { PolicyInput } from './input.ts';
import { createTextChecks } from './texts.ts';
import { toCedar } from './to-cedar.ts';
import { validateRules } from './validate.ts';

const { rules, secondApproval } = starterContent;
const cedar = aCedar();
const engine = createPolicyEngine(cedar, rules.map(toCedar));

const technician = (over: Partial<PolicyInput['technician']>) => ({
  technician: { ...aPolicyInput().technician, ...over },
});
const sensitive = { workstation: { ...aPolicyInput().workstation, tags: ['sensible'] } };
const allowed = (over: Partial<PolicyInput> = {}): string =>
  engine
    .decide(aPolicyInput(over), PolicyCapability.options)
    .filter((decision) => decision.allowed)
    .map(({ capability }) => capability)
    .join(' ');
const ALL = PolicyCapability.options.join(' ');

describe('the starter rules', () => {
  it('have no fault, and no warning', () => {
    const nobody = { teams: new Set<string>(), organisations: new Set<string>(), sites: new Set<string>() };
    expect(
      validateRules({ checks: createTextChecks(cedar.module, policySchema), readings: cedar.readings }, rules, nobody),
    ).toEqual([]);
    expect(secondApproval).toBe(false);
  });

  it.each<[string, Partial<PolicyInput>, string]>([
    ['N2, their own ticket, within hours', technician({ level: 2 }), ALL],
    ['N3 too', technician({ level: 3 }), ALL],
    ['N1 sees and talks', technician({ level: 1 }), 'view diagnostics voice'],
    ['without a second factor, nothing', technician({ secondFactor: false }), ''],
    ['outside the contract’s hours, nothing', { contract: { exists: true, remote: true, hours: false } }, ''],
    ['on somebody else’s ticket, nothing', { ticket: { ...aPolicyInput().ticket, assigned: false } }, ''],
    ['where nobody asked for help, nothing', { ticket: { ...aPolicyInput().ticket, openedByEmployee: false } }, ''],
    [
      'an external team copies nothing and invites nobody',
      technician({ external: true }),
      'view control diagnostics recording voice',
    ],
    ['a sensitive workstation is closed to N2', sensitive, ''],
    ['and open to N3', { ...sensitive, ...technician({ level: 3 }) }, ALL],
    ['and to who is certified for it', { ...sensitive, ...technician({ certifications: ['sensible'] }) }, ALL],
  ])('%s', (_case, over, capabilities) => {
    expect(allowed(over)).toBe(capabilities);
  });

  it('name what stands in the way', () => {
    const [decision] = engine.decide(aPolicyInput(sensitive), ['view']);
    expect(decision?.determining.map(({ name }) => name)).toEqual(['Postes sensibles']);
  });
});
