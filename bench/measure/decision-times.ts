import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setImmediate as breathe } from 'node:timers/promises';
import type { CedarModule } from '../../app/policy/cedar.ts';
import type { PolicyEngine } from '../../app/policy/engine.ts';
import { createPolicyEngine } from '../../app/policy/engine.ts';
import { freshCedar } from '../../app/policy/fresh-cedar.ts';
import type { PolicyInput } from '../../app/policy/input.ts';
import { openCedar } from '../../app/policy/open-cedar.ts';
import type { Breathe } from '../../app/policy/readings.ts';
import { callFor } from '../../app/policy/request.ts';
import type { PolicyRule } from '../../app/policy/rule.ts';
import { createTextChecks } from '../../app/policy/texts.ts';
import { toCedar } from '../../app/policy/to-cedar.ts';
import { aRule } from '../../app/testing/policy-builders.ts';
import type { Shape } from './policy-rules.ts';
import { inputOf, rulesOf, SITES } from './policy-rules.ts';
import type { Spread } from './spread.ts';
import { spreadOf } from './spread.ts';

/** What a decision of one capability takes, in milliseconds. */
export interface DecisionTimes {
  readonly policies: number;
  readonly shape: Shape;
  /** Holding the rules against the schema, before they are published. */
  readonly checking: Turns;
  /** Reading the rules, once a version. */
  readonly reading: Turns;
  /** The first decision for someone and somewhere: what only Cedar can tell is parsed. */
  readonly cold: Spread;
  readonly warm: Spread;
  /** Cedar alone on the whole set, parsed beforehand. */
  readonly whole: Spread;
}

/** Work that lets others have their turn: all of it, and the longest that they wait. */
export interface Turns {
  readonly total: number;
  readonly longest: number;
}

export interface PolicyReport {
  /** Cedar on a single policy that is parsed already. */
  readonly bare: Spread;
  readonly times: readonly DecisionTimes[];
}

const loadCedar = (): CedarModule => freshCedar(createRequire(import.meta.url));
const schema = readFileSync(new URL('../../resources/policies/schema.cedarschema', import.meta.url), 'utf8');

/** The same rules and the same people in every run. */
export async function measureDecisions(sizes: readonly number[]): Promise<PolicyReport> {
  const inputs = Array.from({ length: 300 }, (_, n) => inputOf(n));
  const bare = wholly([aRule(1)], inputs);
  const times: DecisionTimes[] = [];
  for (const policies of sizes)
    for (const shape of ['spread', 'unscoped', 'expert'] as const) times.push(await timesOf(policies, shape, inputs));
  return { bare, times };
}

async function timesOf(policies: number, shape: Shape, inputs: readonly PolicyInput[]): Promise<DecisionTimes> {
  const rules = rulesOf(shape, policies);
  const cedar = openCedar({
    load: loadCedar,
    broke: (cause) => {
      throw cause;
    },
  });
  const compiled = rules.map(toCedar);
  const texts = compiled.map((rule) => rule.cedar);
  const checks = createTextChecks(cedar.module, schema);
  createTextChecks(cedar.module, schema).of(texts[0] ?? '');
  const checking = await inTurns((turn) => checks.ahead(texts, turn));
  let engine: PolicyEngine | undefined;
  const reading = await inTurns(async (turn) => {
    await cedar.readings.ahead(texts, turn);
    engine = createPolicyEngine(cedar, compiled);
  });
  if (engine === undefined) throw new Error('there is no engine');
  const cold = spreadOf(timed(engine, inputs.slice(0, shape === 'spread' ? SITES : 1)));
  const warm = spreadOf([...timed(engine, inputs), ...timed(engine, inputs)]);
  return { policies, shape, checking, reading, cold, warm, whole: wholly(rules, inputs) };
}

async function inTurns(work: (turn: Breathe) => Promise<void>): Promise<Turns> {
  const turns: number[] = [];
  let begun = performance.now();
  await work(async () => {
    turns.push(performance.now() - begun);
    await breathe();
    begun = performance.now();
  });
  turns.push(performance.now() - begun);
  return { total: turns.reduce((sum, turn) => sum + turn, 0), longest: Math.max(...turns) };
}

const timed = (engine: PolicyEngine, inputs: readonly PolicyInput[]): number[] =>
  inputs.map((input) => took(() => engine.decide(input, ['view'])));

function wholly(rules: readonly PolicyRule[], inputs: readonly PolicyInput[]): Spread {
  const cedar = loadCedar();
  cedar.preparsePolicySet('whole', {
    staticPolicies: Object.fromEntries(rules.map((rule) => [rule.id, toCedar(rule).cedar])),
  });
  const times = inputs.map((input) =>
    took(() => cedar.statefulIsAuthorized({ ...callFor(input, 'view'), preparsedPolicySetId: 'whole' })),
  );
  return spreadOf(times);
}

function took(run: () => unknown): number {
  const begun = performance.now();
  run();
  return performance.now() - begun;
}
