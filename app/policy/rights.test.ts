import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCedar } from '../../tests/support/a-cedar.ts';
import type { Capability } from '../consent/capability.ts';
import { Capability as CapabilitySchema } from '../consent/capability.ts';
import type { ContractTerms } from '../directory/contract-terms.ts';
import { id } from '../testing/builders.ts';
import { aPolicyInput, aRule, aSentence } from '../testing/policy-builders.ts';
import type { CapabilityDecision } from './decision.ts';
import { createPolicyEngine } from './engine.ts';
import { closedBehindContract, contractObstacle, intersectRights } from './rights.ts';
import { toCedar } from './to-cedar.ts';

const ALL_DAY = [{ from: '00:00', to: '24:00' }];
const OFFICE = [{ from: '09:00', to: '18:00' }];
const week = (day: typeof ALL_DAY) => ({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] });
const terms = (over: Partial<ContractTerms> = {}): ContractTerms => ({
  remote: true,
  capabilities: ['view', 'control'],
  timeZone: 'Europe/Paris',
  hours: week(OFFICE),
  closedDays: [],
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  ...over,
});
/** A Monday, 10:00 in Paris. */
const MONDAY = Date.UTC(2026, 8, 21, 8);
const HOUR = 3_600_000;

const decided = (capability: Capability, allowed: boolean, rule: string | null = null): CapabilityDecision => ({
  capability,
  allowed,
  determining: rule === null ? [] : [{ ruleId: id(1), name: rule, effect: allowed ? 'permit' : 'forbid' }],
  recordingRequired: false,
});
const yes = [decided('view', true), decided('control', true)];

describe('[R1] rights only intersect', () => {
  const some = fc.subarray<Capability>([...CapabilitySchema.options]);
  const contract = fc.oneof(
    fc.constant(null),
    fc.record({ remote: fc.boolean(), capabilities: some }).map((over) => terms(over)),
  );
  const mixed = fc
    .tuple(some, fc.boolean(), fc.boolean())
    .map(([named, view, control]) => named.map((one) => decided(one, one === 'view' ? view : control)));
  const decisions = fc.oneof(fc.constant(yes), mixed);

  it('nothing is left that one of the three does not give, whatever they say', () => {
    let full = 0;
    fc.assert(
      fc.property(
        some,
        contract,
        decisions,
        fc.option(some),
        fc.integer({ min: 0, max: 12 }),
        (asked, covers, rules, consent, hours) => {
          const now = MONDAY + hours * HOUR;
          const claims = { asked, contract: covers, decisions: rules, version: 3, now };
          const { effective, removed } = intersectRights({ ...claims, consent });
          for (const one of effective) {
            expect(asked).toContain(one);
            expect(consent ?? asked).toContain(one);
            expect(contractObstacle(covers, one, now)).toBeNull();
            expect(rules.find(({ capability }) => capability === one)?.allowed).toBe(true);
          }
          if (effective.length > 0) expect(effective).toContain('view');
          const taken = removed.map(({ capability }) => capability);
          expect(taken.filter((one) => effective.includes(one))).toEqual([]);
          // What nobody granted, nobody takes away.
          expect(taken.filter((one) => !(consent ?? asked).includes(one))).toEqual([]);
          if (effective.length > 0)
            expect([...effective, ...taken].sort()).toEqual(
              asked.filter((one) => consent?.includes(one) ?? true).sort(),
            );
          full += effective.length;
        },
      ),
      { numRuns: 2000 },
    );
    expect(full).toBeGreaterThan(10);
  });

  it.each<[string, ContractTerms | null, number, string, opensAt?: string]>([
    ['without a contract', null, MONDAY, 'no-contract'],
    ['without remote help', terms({ remote: false }), MONDAY, 'not-remote'],
    ['without this right', terms({ capabilities: ['view'] }), MONDAY, 'not-in-contract'],
    ['before it begins', terms({ startsOn: '2026-10-01' }), MONDAY, 'not-begun'],
    ['after its last day', terms({ endsOn: '2026-09-20' }), MONDAY, 'ended'],
    ['on a closed day', terms({ closedDays: ['2026-09-21'] }), MONDAY, 'out-of-hours', '2026-09-22T07:00Z'],
    ['in the evening', terms(), MONDAY + 8 * HOUR, 'out-of-hours', '2026-09-22T07:00Z'],
    ['on a Sunday', terms(), MONDAY - 24 * HOUR, 'out-of-hours', '2026-09-21T07:00Z'],
    ['on its last evening', terms({ endsOn: '2026-09-21' }), MONDAY + 8 * HOUR, 'out-of-hours'],
  ])('[R1] %s control is taken out, by name, and when it opens again', (_case, contract, now, why, opens) => {
    const asked = ['view', 'control'] as const;
    const { removed } = intersectRights({ asked, consent: null, contract, decisions: yes, version: 3, now });
    const opensAt = opens === undefined ? {} : { opensAt: Date.parse(opens) };
    expect(removed).toContainEqual({ lock: 'contract', capability: 'control', why, ...opensAt });
  });

  it('[R1] behind a contract that is closed the rules’ own lock is told, as it would be if the contract were open', () => {
    const within = aSentence({
      capabilities: ['view', 'control'],
      when: { ...aSentence().when, contract: 'within-hours' },
    });
    const noHand = aSentence({ effect: 'forbid', capabilities: ['control'] });
    const engine = createPolicyEngine(aCedar(), [toCedar(aRule(1, within)), toCedar(aRule(2, noHand, 'Sans la main'))]);
    const input = aPolicyInput({ contract: { exists: true, remote: true, hours: false } });
    const asked = ['view', 'control'] as const;
    const now = MONDAY + 8 * HOUR;
    const claims = { asked, consent: null, contract: terms(), decisions: engine.decide(input, asked), version: 3, now };
    const rights = intersectRights(claims);
    expect(rights.removed.map(({ lock }) => lock)).toEqual(['contract', 'contract']);
    expect(closedBehindContract(engine, input, rights, 3)).toEqual([
      { lock: 'policy', capability: 'control', why: 'forbidden', rule: 'Sans la main', version: 3 },
    ]);
    const open = intersectRights({ ...claims, now: MONDAY });
    expect(closedBehindContract(engine, input, open, 3)).toEqual([]);
  });

  it('[R1] a rule that forbids is named, one that is missing is not, and a silence is a no', () => {
    const claims = { asked: ['view', 'control'] as const, consent: null, contract: terms(), version: 12, now: MONDAY };
    const forbidden = [decided('view', true), decided('control', false, 'Postes sensibles')];
    expect(intersectRights({ ...claims, decisions: forbidden })).toEqual({
      effective: ['view'],
      removed: [{ lock: 'policy', capability: 'control', why: 'forbidden', rule: 'Postes sensibles', version: 12 }],
    });
    const silent = intersectRights({ ...claims, decisions: [decided('view', false)] });
    expect(silent.effective).toEqual([]);
    expect(silent.removed.map((one) => one.why)).toEqual(['not-permitted', 'unknown']);
  });
});
