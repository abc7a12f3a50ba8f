import type { PolicyCapability } from './capability.ts';
import type { CedarCall } from './cedar.ts';
import type { Facts } from './condition.ts';
import type { CapabilityDecision, Determining } from './decision.ts';
import type { PolicyInput } from './input.ts';
import { askTwice, CedarBrokeDown } from './living-cedar.ts';
import type { Cedar } from './open-cedar.ts';
import type { PolicyReading } from './read-policy.ts';
import { callFor, factsOf } from './request.ts';
import type { CedarRule } from './rule.ts';
import { indexRules } from './rule-index.ts';

/** Decides under one fixed set of rules. */
export interface PolicyEngine {
  /** One decision a capability, in their order; where Cedar breaks down twice over it there is none, which everybody reads as a no. */
  decide(input: PolicyInput, capabilities: readonly PolicyCapability[]): CapabilityDecision[];
}

/** Throws when a rule is no Cedar policy: rules are validated before they are published. */
export function createPolicyEngine(cedar: Cedar, rules: readonly CedarRule[]): PolicyEngine {
  const known = [...rules].sort((one, other) => (one.id < other.id ? -1 : 1)).map((rule, at) => read(cedar, rule, at));
  const index = indexRules(known);
  const decideOne = (input: PolicyInput, facts: Facts, capability: PolicyCapability): CapabilityDecision | null => {
    const met = index.find(capability, facts);
    const open = met.filter(({ reading }) => !reading.isWhole);
    const answered = open.length === 0 ? [] : askCedar(cedar, known, open, callFor(input, capability));
    if (answered === null) return null;
    return concluded(capability, [...met.filter(({ reading }) => reading.isWhole), ...answered]);
  };
  return {
    decide: (input, capabilities) => {
      const facts = factsOf(input);
      return capabilities.flatMap((capability) => decideOne(input, facts, capability) ?? []);
    },
  };
}

interface Known {
  /** Its place among the rules, by which Cedar knows it. */
  readonly at: number;
  readonly cedar: string;
  readonly reading: PolicyReading;
  readonly determining: Determining;
}

function read({ readings }: Cedar, { id, name, cedar }: CedarRule, at: number): Known {
  const read = readings.of(cedar);
  if (!read.ok) throw new Error(`rule ${id} can't be read`, { cause: read.failure });
  return { at, cedar, reading: read.value, determining: { ruleId: id, name, effect: read.value.effect } };
}

/** Which of the rules apply that only Cedar can tell of; a prohibition that can't be worked out does, though Cedar would let it fall. */
function askCedar(
  { module, slices }: Cedar,
  all: readonly Known[],
  open: readonly Known[],
  call: CedarCall,
): readonly Known[] | null {
  const inOrder = [...open].sort((one, other) => one.at - other.at);
  const policies = (): Record<string, string> =>
    Object.fromEntries(inOrder.map(({ at, cedar }) => [String(at), cedar]));
  try {
    const answer = askTwice(() => {
      const preparsedPolicySetId = slices.nameOf(all, inOrder.map(({ at }) => at).join(), policies);
      return module.statefulIsAuthorized({ ...call, preparsedPolicySetId });
    });
    if (answer.type === 'failure') throw new Error('Cedar could not decide', { cause: answer.errors });
    const { reason, errors } = answer.response.diagnostics;
    const [applying, broken] = [new Set(reason), new Set(errors.map(({ policyId }) => policyId))];
    return inOrder.filter(
      ({ at, reading }) => applying.has(String(at)) || (reading.effect === 'forbid' && broken.has(String(at))),
    );
  } catch (error) {
    if (error instanceof CedarBrokeDown) return null;
    throw error;
  }
}

/** Silence is no, and a prohibition wins over every permission. */
function concluded(capability: PolicyCapability, applying: readonly Known[]): CapabilityDecision {
  const forbidding = applying.filter(({ reading }) => reading.effect === 'forbid');
  const allowed = applying.length > 0 && forbidding.length === 0;
  const determining = [...(allowed ? applying : forbidding)].sort((one, other) => one.at - other.at);
  return {
    capability,
    allowed,
    determining: determining.map((rule) => rule.determining),
    recordingRequired: allowed && applying.some(({ reading }) => reading.recordingRequired),
  };
}
