import { z } from 'zod';
import { ContractTerms } from '../directory/contract-terms.ts';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import type { Instant } from '../kernel/scalars.ts';
import { Id, Instant as InstantSchema, PersonName, PublicKey, Signature } from '../kernel/scalars.ts';
import type { KeyPair } from '../kernel/signing.ts';
import { sign, verify } from '../kernel/signing.ts';
import { MOST_RULES } from './rule.ts';
import { Label } from './sentence.ts';

/** Everything by which one workstation judges for itself who may do what on it. */
export const PolicySnapshot = z.object({
  workstationId: Id,
  /** Grows with every snapshot that any broker of this deployment signs. */
  serial: z.number().int().positive(),
  policyVersion: z.number().int().positive(),
  issuedAt: InstantSchema,
  validUntil: InstantSchema,
  contract: ContractTerms.nullable(),
  workstation: z.object({
    organisationId: Id.nullable(),
    siteId: Id.nullable(),
    tags: z.array(Label).max(50),
  }),
  /** As Cedar text; those that can't concern this workstation are left out. */
  rules: z.array(z.object({ id: Id, name: PersonName, cedar: z.string().max(100_000) })).max(MOST_RULES),
  /** Technicians whom an administrator let ask again after the workstation had shut itself to them. */
  lifted: z.array(z.object({ technicianId: Id, at: InstantSchema })).max(200),
});
export type PolicySnapshot = z.infer<typeof PolicySnapshot>;

export const SignedSnapshot = z.object({ snapshot: PolicySnapshot, brokerKey: PublicKey, signature: Signature });
export type SignedSnapshot = z.infer<typeof SignedSnapshot>;

export const signSnapshot = (snapshot: PolicySnapshot, key: KeyPair): SignedSnapshot => ({
  snapshot,
  brokerKey: key.publicKey,
  signature: sign('accord-policy-snapshot-v1', snapshot, key.secret),
});

export type SnapshotFault =
  | { readonly type: 'foreign-key' }
  | { readonly type: 'bad-signature' }
  | { readonly type: 'foreign-workstation' }
  | { readonly type: 'older' }
  | { readonly type: 'not-yet-valid' }
  | { readonly type: 'expired' };

/** What a workstation holds a snapshot against; `pinnedKey` is the broker's, known before this snapshot came. */
export interface SnapshotExpected {
  /** The latest that this computer has taken of that broker, for whichever of its users. */
  readonly kept: PolicySnapshot | null;
  readonly pinnedKey: PublicKey;
  readonly workstationId: Id;
  readonly now: Instant;
}

/** Takes a snapshot in the place of the one that is kept; time never runs backwards, whoever signs. */
export function acceptSnapshot(
  { snapshot, brokerKey, signature }: SignedSnapshot,
  { kept, pinnedKey, workstationId, now }: SnapshotExpected,
): Result<PolicySnapshot, SnapshotFault> {
  if (brokerKey !== pinnedKey) return fail({ type: 'foreign-key' });
  if (!verify('accord-policy-snapshot-v1', snapshot, signature, pinnedKey)) return fail({ type: 'bad-signature' });
  if (snapshot.workstationId !== workstationId) return fail({ type: 'foreign-workstation' });
  if (kept !== null && isOlder(snapshot, kept)) return fail({ type: 'older' });
  if (snapshot.issuedAt > now + CLOCK_SKEW_MS) return fail({ type: 'not-yet-valid' });
  if (snapshot.validUntil <= now) return fail({ type: 'expired' });
  return ok(snapshot);
}

const isOlder = (one: PolicySnapshot, other: PolicySnapshot): boolean =>
  one.serial < other.serial ||
  one.policyVersion < other.policyVersion ||
  (one.serial === other.serial && one.issuedAt !== other.issuedAt);

/** How far two clocks that mean the same moment may lie apart, in milliseconds. */
const CLOCK_SKEW_MS = 5 * 60_000;
