import type { Instant } from '../kernel/scalars.ts';
import type { PolicyCapability } from './capability.ts';
import type { CapabilityDecision } from './decision.ts';
import type { ContractObstacle, Removal } from './removal.ts';
import type { PolicyRule } from './rule.ts';

/** A sentence of `rights.json` under `explain`, and what stands in it. */
export interface Explanation {
  readonly key: ExplanationKey;
  readonly capability: PolicyCapability;
  readonly values: {
    readonly rules: readonly string[];
    readonly version: number;
    readonly administrators: readonly string[];
    /** What the contract has against it. */
    readonly obstacle: ContractObstacle | null;
    /** When its hours begin again. */
    readonly opensAt: Instant | null;
  };
}

/** By who reads it: the technician who asked, the employee whose workstation it is. */
export type ExplanationKey =
  | 'allowed'
  | 'allowed-recorded'
  | 'denied-by-rule'
  | 'denied-by-silence'
  | 'denied-by-contract'
  | 'denied-by-hours'
  | 'denied-by-hours-for-good'
  | 'denied-unknown'
  | 'employee-allowed'
  | 'employee-denied'
  | 'employee-denied-by-contract'
  | 'employee-denied-by-hours'
  | 'employee-withdrawn'
  | 'employee-withdrawn-by-contract';

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
  const values = { ...NOTHING, rules, version, administrators };
  return { key: technicianKey(decision), capability: decision.capability, values };
}

/** To the technician, about a right that contract or rules keep from them: why, and who can change it. */
export function explainRemoval(removal: Removal, administrators: readonly string[]): Explanation {
  const { capability, lock } = removal;
  if (lock === 'contract') {
    const { why: obstacle, opensAt = null } = removal;
    return { key: contractKey(removal), capability, values: { ...NOTHING, administrators, obstacle, opensAt } };
  }
  const { rule, version } = removal;
  const rules = rule === null ? [] : [rule];
  return { key: REMOVED[removal.why], capability, values: { ...NOTHING, rules, version, administrators } };
}

/** To the employee, about a right that was taken away while somebody was helping. */
export function explainRemovalToEmployee(removal: Removal): Explanation {
  const { capability, lock } = removal;
  return lock === 'contract'
    ? { key: 'employee-withdrawn-by-contract', capability, values: { ...NOTHING, obstacle: removal.why } }
    : { key: 'employee-withdrawn', capability, values: NOTHING };
}

/** To the employee, about a right that was never asked of them: contract or rules stood before it. */
export function explainClosedToEmployee(removal: Removal): Explanation {
  const { capability, lock } = removal;
  if (lock === 'policy') return { key: 'employee-denied', capability, values: NOTHING };
  const key = removal.why === 'out-of-hours' ? 'employee-denied-by-hours' : 'employee-denied-by-contract';
  return { key, capability, values: { ...NOTHING, obstacle: removal.why } };
}

/** To the employee: one sentence, without the rules, which are not theirs to know. */
export function explainToEmployee({ allowed, capability }: CapabilityDecision): Explanation {
  const key = allowed ? 'employee-allowed' : 'employee-denied';
  return { key, capability, values: NOTHING };
}

/** To the administrator besides: the rules that decided, each once, as they stood in that version. */
export function sourcesOf(
  decisions: readonly CapabilityDecision[],
  rules: readonly PolicyRule[],
): readonly PolicyRule[] {
  const decided = new Set(decisions.flatMap(({ determining }) => determining.map(({ ruleId }) => ruleId)));
  return rules.filter(({ id }) => decided.has(id));
}

const NOTHING: Explanation['values'] = { rules: [], version: 0, administrators: [], obstacle: null, opensAt: null };

const REMOVED = {
  forbidden: 'denied-by-rule',
  'not-permitted': 'denied-by-silence',
  unknown: 'denied-unknown',
} as const satisfies Record<Extract<Removal, { lock: 'policy' }>['why'], ExplanationKey>;

function contractKey({ why, opensAt }: Extract<Removal, { lock: 'contract' }>): ExplanationKey {
  if (why !== 'out-of-hours') return 'denied-by-contract';
  return opensAt === undefined ? 'denied-by-hours-for-good' : 'denied-by-hours';
}

function technicianKey({ allowed, determining, recordingRequired }: CapabilityDecision): ExplanationKey {
  if (allowed) return recordingRequired ? 'allowed-recorded' : 'allowed';
  return determining.length === 0 ? 'denied-by-silence' : 'denied-by-rule';
}
