import { z } from 'zod';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import { Fingerprint, hex, Id, Instant, PublicKey, Signature } from '../kernel/scalars.ts';
import { sign, verify } from '../kernel/signing.ts';
import { TechnicianCard } from '../level/person.ts';
import { Reference } from '../ticket/reference.ts';
import { Capabilities } from './capability.ts';

/** One screen of the workstation, as the employee chose it. */
export const GrantedDisplay = z.object({ id: z.string().min(1).max(64), label: z.string().max(120) });
export type GrantedDisplay = z.infer<typeof GrantedDisplay>;

/** What the employee agreed to; it names both ends so that it is worth nothing to anyone else. */
export const Grant = z
  .object({
    id: Id,
    sessionId: Id,
    ticketId: Id,
    reference: Reference,
    workstationKey: PublicKey,
    technician: TechnicianCard,
    consoleKey: PublicKey,
    capabilities: Capabilities,
    display: GrantedDisplay,
    issuedAt: Instant,
    expiresAt: Instant,
    policyVersion: z.number().int().positive(),
    fingerprints: z.object({ workstation: Fingerprint, console: Fingerprint }),
    nonce: hex(16),
    /** The grant that this one takes the place of; a session's first replaces none. */
    replaces: Id.optional(),
  })
  .refine((grant) => grant.expiresAt > grant.issuedAt, 'a grant ends after it begins');
export type Grant = z.infer<typeof Grant>;

export const SignedGrant = z.object({ grant: Grant, signature: Signature });
export type SignedGrant = z.infer<typeof SignedGrant>;

export type GrantFailure =
  | { readonly type: 'bad-signature' }
  | { readonly type: 'foreign-workstation' }
  | { readonly type: 'foreign-session' }
  | { readonly type: 'foreign-fingerprint' }
  | { readonly type: 'not-yet-valid' }
  | { readonly type: 'expired' };

/** What a verifier already knows for itself and holds the grant against. */
export interface Expected {
  readonly workstationKey: PublicKey;
  readonly sessionId: Id;
  readonly fingerprints: { readonly workstation: Fingerprint; readonly console: Fingerprint };
  readonly now: Instant;
}

export function signGrant(grant: Grant, secret: string): SignedGrant {
  return { grant, signature: sign('accord-grant-v1', grant, secret) };
}

/** Used by the workstation's gate, by the console before it shows a frame, and by the broker before it stores. */
export function verifyGrant({ grant, signature }: SignedGrant, expected: Expected): Result<Grant, GrantFailure> {
  if (grant.workstationKey !== expected.workstationKey) return fail({ type: 'foreign-workstation' });
  if (!verify('accord-grant-v1', grant, signature, expected.workstationKey)) return fail({ type: 'bad-signature' });
  if (grant.sessionId !== expected.sessionId) return fail({ type: 'foreign-session' });
  if (
    grant.fingerprints.workstation !== expected.fingerprints.workstation ||
    grant.fingerprints.console !== expected.fingerprints.console
  )
    return fail({ type: 'foreign-fingerprint' });
  if (grant.issuedAt > expected.now + CLOCK_SKEW_MS) return fail({ type: 'not-yet-valid' });
  if (grant.expiresAt <= expected.now) return fail({ type: 'expired' });
  return ok(grant);
}

/** How far a console's or broker's clock may run behind the workstation's, in milliseconds. */
const CLOCK_SKEW_MS = 5 * 60_000;
