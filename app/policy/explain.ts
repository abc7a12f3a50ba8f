import type { PolicyCapability } from './capability.ts';
import type { CapabilityDecision } from './decision.ts';
import type { PolicyRule } from './rule.ts';
import { toCedar } from './to-cedar.ts';

/** A sentence of `policy.json` under `explain`, and what stands in it. */
export interface Explanation {
  readonly key: ExplanationKey;
  readonly capability: PolicyCapability;
  readonly values: {
    readonly rules: readonly string[];
    readonly version: number;
    readonly administrators: readonly string[];
  };
}

/** By who reads it: the technician who asked, the employee whose workstation it is. */
export type ExplanationKey =
  | 'allowed'
  | 'allowed-recorded'
  | 'denied-by-rule'
  | 'denied-by-silence'
  | 'employee-allowed'
  | 'employee-denied';

interface Circumstances {
  readonly version: number;
  /** Who can change it, by name. */
  readonly administrators: readonly string[];
}

/** To the technician: the rule, its version, and who can change it. */
export function explainToTechnician(
  decision: CapabilityDecision,
  { version, administrators }: Circumstances,
): Explanation {
  const rules = decision.determining.map(({ name }) => name);
  return { key: technicianKey(decision), capability: decision.capability, values: { rules, version, administrators } };
}

/** To the employee: one sentence, without the rules, which are not theirs to know. */
export function explainToEmployee({ allowed, capability }: CapabilityDecision): Explanation {
  const key = allowed ? 'employee-allowed' : 'employee-denied';
  return { key, capability, values: { rules: [], version: 0, administrators: [] } };
}

/** To the administrator besides: the source of each rule that decided, as it stood in that version. */
export function sourcesOf(
  { determining }: CapabilityDecision,
  rules: readonly PolicyRule[],
): readonly { readonly name: string; readonly effect: 'permit' | 'forbid'; readonly cedar: string }[] {
  return determining.flatMap(({ ruleId, name, effect }) => {
    const rule = rules.find(({ id }) => id === ruleId);
    return rule === undefined ? [] : [{ name, effect, cedar: toCedar(rule).cedar }];
  });
}

function technicianKey({ allowed, determining, recordingRequired }: CapabilityDecision): ExplanationKey {
  if (allowed) return recordingRequired ? 'allowed-recorded' : 'allowed';
  return determining.length === 0 ? 'denied-by-silence' : 'denied-by-rule';
}
