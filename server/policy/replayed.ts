import type { PolicyCapability } from '../../app/policy/capability.ts';
import type { CapabilityDecision } from '../../app/policy/decision.ts';
import type { PolicyEngine } from '../../app/policy/engine.ts';
import type { DecisionEntry, ReplayChange } from '../../app/wire/requests/policy.ts';

/** How far back a replay goes: thirty days. */
export const REPLAYED_MS = 30 * 24 * 3_600_000;

/**
 * What the rules of `engine` would have decided otherwise, one entry a capability. Another reason for the same answer is
 * no change, nor is another answer of the rules where the contract was closed anyway.
 */
export function replayed(engine: PolicyEngine, { decision, ...named }: DecisionEntry): ReplayChange[] {
  const again = engine.decide(
    decision.input,
    decision.capabilities.map(({ capability }) => capability),
  );
  return decision.capabilities.flatMap((before) => {
    const { capability } = before;
    if (decision.removed.some((one) => one.lock === 'contract' && one.capability === capability)) return [];
    const after = again.find((one) => one.capability === capability) ?? unanswered(capability);
    const same = before.allowed === after.allowed && before.recordingRequired === after.recordingRequired;
    return same ? [] : [{ decisionId: decision.id, at: decision.at, ...named, before, after }];
  });
}

/** Where Cedar has broken down twice over the same question, it would have been a no. */
const unanswered = (capability: PolicyCapability): CapabilityDecision => ({
  capability,
  allowed: false,
  determining: [],
  recordingRequired: false,
});
