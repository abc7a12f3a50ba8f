import type { PolicyEngine } from '../../app/policy/engine.ts';
import type { DecisionEntry, ReplayChange } from '../../app/wire/requests/policy.ts';

/** How far back a replay goes: thirty days. */
export const REPLAYED_MS = 30 * 24 * 3_600_000;

/** What the rules of `engine` would have decided otherwise, one entry a capability; another reason for the same answer is no change. */
export function replayed(engine: PolicyEngine, { decision, ...named }: DecisionEntry): ReplayChange[] {
  const again = engine.decide(
    decision.input,
    decision.capabilities.map(({ capability }) => capability),
  );
  return decision.capabilities.flatMap((before) => {
    const after = again.find(({ capability }) => capability === before.capability);
    if (after === undefined) throw new Error('a decision could not be made again');
    const same = before.allowed === after.allowed && before.recordingRequired === after.recordingRequired;
    return same ? [] : [{ decisionId: decision.id, at: decision.at, ...named, before, after }];
  });
}
