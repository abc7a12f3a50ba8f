import type { Capability } from '../consent/capability.ts';
import type { ContractTerms } from '../directory/contract-terms.ts';
import { hoursState, nextBoundary } from '../directory/hours.ts';
import type { Instant } from '../kernel/scalars.ts';
import type { PolicyCapability } from './capability.ts';
import type { TechnicianCredential } from './credential.ts';
import type { CapabilityDecision } from './decision.ts';
import type { PolicyEngine } from './engine.ts';
import type { PolicyInput } from './input.ts';
import { momentIn } from './moment.ts';
import type { ContractObstacle, Removal } from './removal.ts';
import type { PolicySnapshot } from './snapshot.ts';

export interface Intersection {
  /** What was asked and all three give. */
  readonly effective: Capability[];
  /** What contract and rules take out of what was asked and consented to, each with the first lock that is closed. */
  readonly removed: Removal[];
}

/** What is wanted of a workstation. */
export interface Wanted {
  readonly asked: readonly Capability[];
  /** What is left of what the employee granted; null before they are asked. */
  readonly consent: readonly Capability[] | null;
}

export interface Claims extends Wanted {
  /** Null where none covers the workstation. */
  readonly contract: ContractTerms | null;
  readonly decisions: readonly CapabilityDecision[];
  /** The rules' version, for the words that explain a no. */
  readonly version: number;
  readonly now: Instant;
}

/**
 * Contract ∩ policy ∩ consent, on the broker and on the workstation alike. Nothing widens: a capability that one of
 * the three does not name is not there, and without viewing nothing is.
 */
export function intersectRights({ asked, contract, decisions, version, consent, now }: Claims): Intersection {
  const agreed = asked.filter((capability) => consent?.includes(capability) ?? true);
  const removed = agreed.flatMap((capability) => removalOf(capability, { contract, decisions, version, now }) ?? []);
  const left = agreed.filter((capability) => !removed.some((removal) => removal.capability === capability));
  return { effective: left.includes('view') ? left : [], removed };
}

/** Where nobody can say what contract and rules allow, every right goes. */
export const nothingLeft = ({ asked, consent }: Wanted): Intersection => ({
  effective: [],
  removed: asked
    .filter((capability) => consent?.includes(capability) ?? true)
    .map((capability) => ({ lock: 'policy', capability, why: 'unknown', rule: null, version: 0 })),
});

function removalOf(
  capability: Capability,
  { contract, decisions, version, now }: Pick<Claims, 'contract' | 'decisions' | 'version' | 'now'>,
): Removal | null {
  const why = contractObstacle(contract, capability, now);
  if (why !== null) return { lock: 'contract', capability, why, ...opening(contract, why, now) };
  return policyRemoval(capability, decisions, version);
}

function policyRemoval(
  capability: Capability,
  decisions: readonly CapabilityDecision[],
  version: number,
): Removal | null {
  const decision = decisions.find((one) => one.capability === capability);
  if (decision?.allowed === true) return null;
  return { lock: 'policy', capability, version, ...policyObstacle(decision) };
}

/** The lock behind a lock: what the rules would still keep closed at this moment if the contract were open. */
export function closedBehindContract(
  engine: PolicyEngine,
  input: PolicyInput,
  { removed }: Pick<Intersection, 'removed'>,
  version: number,
): Removal[] {
  const closed = removed.flatMap(({ lock, capability }) => (lock === 'contract' ? [capability] : []));
  const decisions = engine.decide({ ...input, contract: { exists: true, remote: true, hours: true } }, closed);
  return closed.flatMap((capability) => policyRemoval(capability, decisions, version) ?? []);
}

/** What the contract has against a capability at this moment; null when nothing. */
export function contractObstacle(
  terms: ContractTerms | null,
  capability: PolicyCapability,
  now: Instant,
): ContractObstacle | null {
  if (terms === null) return 'no-contract';
  const state = hoursState(terms, now);
  if (state === 'not-started') return 'not-begun';
  if (state === 'ended') return 'ended';
  if (!terms.remote) return 'not-remote';
  if (!terms.capabilities.includes(capability)) return 'not-in-contract';
  return state === 'open' ? null : 'out-of-hours';
}

/** Hours alone begin again by themselves; those of a contract that ends before do not. */
function opening(terms: ContractTerms | null, why: ContractObstacle, now: Instant): { readonly opensAt?: Instant } {
  const opensAt = terms === null || why !== 'out-of-hours' ? null : nextBoundary(terms, now);
  return opensAt === null ? {} : { opensAt };
}

/** A prohibition has a name; that nothing permits has none. */
function policyObstacle(
  decision: CapabilityDecision | undefined,
): Pick<Extract<Removal, { lock: 'policy' }>, 'why' | 'rule'> {
  if (decision === undefined) return { why: 'unknown', rule: null };
  const forbidding = decision.determining.find(({ effect }) => effect === 'forbid');
  if (forbidding === undefined) return { why: 'not-permitted', rule: null };
  return { why: 'forbidden', rule: forbidding.name };
}

/** What a decision at this moment depends on, from the two papers that the broker signed. */
export function inputFrom(
  { contract, workstation, workstationId }: Pick<PolicySnapshot, 'contract' | 'workstation' | 'workstationId'>,
  { technician, ticket, network }: Pick<TechnicianCredential, 'technician' | 'ticket' | 'network'>,
  now: Instant,
): PolicyInput {
  const state = contract === null ? 'ended' : hoursState(contract, now);
  const exists = state !== 'ended' && state !== 'not-started';
  return {
    technician,
    workstation: { id: workstationId, ...workstation },
    ticket,
    contract: { exists, remote: exists && contract?.remote === true, hours: state === 'open' },
    at: momentIn(contract?.timeZone ?? 'UTC', now),
    network,
  };
}

/** What the two papers together leave of what is asked, and consented to, now. */
export function judgeRights(
  engine: PolicyEngine,
  snapshot: PolicySnapshot,
  credential: TechnicianCredential,
  { asked, consent }: Wanted,
  now: Instant,
): Intersection {
  const { contract, policyVersion: version } = snapshot;
  const decisions = engine.decide(inputFrom(snapshot, credential, now), asked);
  return intersectRights({ asked, consent, contract, decisions, version, now });
}
