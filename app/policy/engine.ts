import type { PolicyCapability } from './capability.ts';
import type { CedarModule } from './cedar.ts';
import type { CapabilityDecision, Determining } from './decision.ts';
import type { PolicyInput } from './input.ts';
import type { Need } from './needs.ts';
import { needsOf } from './needs.ts';
import { callFor, factsOf } from './request.ts';
import type { CedarRule } from './rule.ts';
import { indexRules } from './rule-index.ts';
import type { Slices } from './slices.ts';
import { createSlices } from './slices.ts';
import { isTame } from './tame.ts';

/** Cedar, ready for engines; opened once a thread, where the program is put together. */
export interface Cedar {
  readonly module: CedarModule;
  readonly slices: Slices;
}

/** Decides under one fixed set of rules. */
export interface PolicyEngine {
  /** One decision a capability, in their order. */
  decide(input: PolicyInput, capabilities: readonly PolicyCapability[]): CapabilityDecision[];
}

/** `name` tells two of the same thread apart. */
export const openCedar = (module: CedarModule, name = 'accord'): Cedar => ({
  module,
  slices: createSlices(module, name),
});

/** Throws when a rule is no Cedar policy: rules are validated before they are published. */
export function createPolicyEngine({ module, slices }: Cedar, rules: readonly CedarRule[]): PolicyEngine {
  const known = rules.map((rule) => read(module, rule));
  const index = indexRules(known);
  const byId = new Map(known.map((one) => [one.rule.id, one]));
  const decideOne = (input: PolicyInput, facts: Facts, capability: PolicyCapability): CapabilityDecision => {
    const slice = index.find(capability, facts);
    const preparsedPolicySetId = slices.nameOf(known, slice.key, () =>
      Object.fromEntries(slice.rules().map(({ rule }) => [rule.id, rule.cedar])),
    );
    const answer = module.statefulIsAuthorized({ ...callFor(input, capability), preparsedPolicySetId });
    if (answer.type === 'failure') throw new Error('Cedar could not decide', { cause: answer.errors });
    const { decision, diagnostics } = answer.response;
    /** A prohibition that can't be worked out holds; Cedar alone would let it fall. */
    const broken = diagnostics.errors
      .map(({ policyId }) => byId.get(policyId))
      .filter((rule) => rule?.determining.effect === 'forbid');
    const denied = decision === 'deny' || broken.length > 0;
    const reasons = [
      ...broken,
      ...(decision === 'deny' || !denied ? diagnostics.reason : []).map((id) => byId.get(id)),
    ];
    return concluded(
      capability,
      !denied,
      reasons.filter((rule) => rule !== undefined),
    );
  };
  return {
    decide: (input, capabilities) => {
      const facts = factsOf(input);
      return capabilities.map((capability) => decideOne(input, facts, capability));
    },
  };
}

interface Known {
  readonly rule: CedarRule;
  readonly needs: readonly Need[];
  readonly determining: Determining;
  readonly recording: boolean;
}

type Facts = ReturnType<typeof factsOf>;

function read(module: CedarModule, rule: CedarRule): Known {
  if (!isTame(rule.cedar)) throw new Error(`rule ${rule.id} is nested too deep`);
  const parsed = module.policyToJson(rule.cedar);
  if (parsed.type === 'failure') throw new Error(`rule ${rule.id} is no policy`, { cause: parsed.errors });
  const { json } = parsed;
  return {
    rule,
    needs: needsOf(json),
    determining: { ruleId: rule.id, name: rule.name, effect: json.effect },
    recording: json.effect === 'permit' && json.annotations?.['recording'] === 'required',
  };
}

const concluded = (capability: PolicyCapability, allowed: boolean, rules: readonly Known[]): CapabilityDecision => ({
  capability,
  allowed,
  determining: rules.map(({ determining }) => determining).sort((one, other) => (one.ruleId < other.ruleId ? -1 : 1)),
  recordingRequired: allowed && rules.some(({ recording }) => recording),
});
