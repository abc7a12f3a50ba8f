import * as module from '@cedar-policy/cedar-wasm/nodejs';
import type { PolicyEngine } from '../../app/policy/engine.ts';
import { createPolicyEngine, openCedar } from '../../app/policy/engine.ts';
import type { PolicyInput } from '../../app/policy/input.ts';
import { callFor } from '../../app/policy/request.ts';
import type { PolicyRule } from '../../app/policy/rule.ts';
import { toCedar } from '../../app/policy/to-cedar.ts';
import { aPolicyInput, aRule, aSentence } from '../../app/testing/policy-builders.ts';
import type { Spread } from './spread.ts';
import { spreadOf } from './spread.ts';

/** What a decision of one capability takes, in milliseconds. */
export interface DecisionTimes {
  readonly policies: number;
  readonly shape: 'spread' | 'unscoped';
  /** Reading the rules, once a version. */
  readonly reading: number;
  /** The first decision for someone and somewhere: their slice is parsed. */
  readonly cold: Spread;
  readonly warm: Spread;
  /** Cedar alone on the whole set, parsed beforehand. */
  readonly whole: Spread;
}

export interface PolicyReport {
  /** Cedar on a single policy that is parsed already: no decision costs less. */
  readonly bare: Spread;
  readonly times: readonly DecisionTimes[];
}

const TEAMS = 40;
/** After so many inputs everything has been asked once. */
const SITES = 120;
const ORGANISATIONS = 20;
const TAGS = 30;

/** The same rules and the same people in every run. */
export function measureDecisions(sizes: readonly number[]): PolicyReport {
  const inputs = Array.from({ length: 300 }, (_, n) => inputOf(n));
  const shapes = ['spread', 'unscoped'] as const;
  return {
    bare: wholly('bare', [aRule(1)], inputs),
    times: sizes.flatMap((policies) => shapes.map((shape) => timesOf(policies, shape, inputs))),
  };
}

function timesOf(policies: number, shape: DecisionTimes['shape'], inputs: readonly PolicyInput[]): DecisionTimes {
  const rules = Array.from({ length: policies }, (_, n) => (shape === 'spread' ? spreadRule(n) : unscopedRule(n)));
  const cedar = openCedar(module, `bench-${shape}-${policies}`);
  const texts = rules.map(toCedar);
  const begun = performance.now();
  const engine = createPolicyEngine(cedar, texts);
  const reading = performance.now() - begun;
  const cold = spreadOf(timed(engine, inputs.slice(0, shape === 'spread' ? SITES : 1)));
  const warm = spreadOf([...timed(engine, inputs), ...timed(engine, inputs)]);
  return { policies, shape, reading, cold, warm, whole: wholly(`whole-${shape}-${policies}`, rules, inputs) };
}

const timed = (engine: PolicyEngine, inputs: readonly PolicyInput[]): number[] =>
  inputs.map((input) => took(() => engine.decide(input, ['view'])));

function wholly(name: string, rules: readonly PolicyRule[], inputs: readonly PolicyInput[]): Spread {
  const staticPolicies = Object.fromEntries(rules.map((rule) => [rule.id, toCedar(rule).cedar]));
  module.preparsePolicySet(name, { staticPolicies });
  const times = inputs.map((input) =>
    took(() => module.statefulIsAuthorized({ ...callFor(input, 'view'), preparsedPolicySetId: name })),
  );
  return spreadOf(times);
}

function took(run: () => unknown): number {
  const begun = performance.now();
  run();
  return performance.now() - begun;
}

const idOf = (kind: string, n: number): string => `${kind}-0000-4000-8000-${String(n).padStart(12, '0')}`;
const team = (n: number): string => idOf('00000001', n % TEAMS);
const site = (n: number): string => idOf('00000002', n % SITES);
const organisation = (n: number): string => idOf('00000003', n % ORGANISATIONS);
const tag = (n: number): string => `étiquette ${n % TAGS}`;

/** One rule in ten for everyone, the others about a team, a place or a tag, as an administration's rules are. */
function spreadRule(n: number): PolicyRule {
  const { who, where, when } = aSentence();
  const levels = n % 3 === 0 ? ([2, 3] as const) : ([] as const);
  const about = [
    { who: { ...who, levels: [...levels], teams: [team(n)] } },
    { who: { ...who, teams: [team(n), team(n + 7)] }, where: { ...where, sites: [site(n)] } },
    { where: { ...where, tags: [tag(n)] } },
    { where: { ...where, organisations: [organisation(n)] }, who: { ...who, levels: [...levels] } },
    { where: { ...where, sites: [site(n), site(n + 1)] } },
  ][n % 5];
  const narrowed = n % 10 === 9 ? {} : about;
  return aRule(
    n,
    aSentence({
      effect: n % 8 === 7 ? 'forbid' : 'permit',
      capabilities: n % 2 === 0 ? ['view', 'control'] : ['view'],
      when: { ...when, contract: 'within-hours', assigned: n % 4 === 0 },
      ...narrowed,
    }),
  );
}

/** About nobody and no place: nothing that the engine can leave out. */
const unscopedRule = (n: number): PolicyRule =>
  aRule(
    n,
    aSentence({
      when: {
        ...aSentence().when,
        contract: 'within-hours',
        hours: { days: ['mon', 'tue'], from: n % 1000, until: 1440 },
      },
    }),
  );

function inputOf(n: number): PolicyInput {
  const base = aPolicyInput();
  return {
    ...base,
    technician: { ...base.technician, id: idOf('00000004', n % 60), level: n % 2 === 0 ? 2 : 3, teamIds: [team(n)] },
    workstation: {
      id: idOf('00000005', n),
      organisationId: organisation(n % SITES),
      siteId: site(n),
      tags: n % 3 === 0 ? [tag(n)] : [],
    },
  };
}
