import { z } from 'zod';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import type { Instant } from '../kernel/scalars.ts';
import { Id, Instant as InstantSchema, PublicKey, Signature } from '../kernel/scalars.ts';
import { sign, verify } from '../kernel/signing.ts';
import { TechnicianCard } from '../level/person.ts';
import { SignedCredential } from '../policy/credential.ts';
import { Reference } from '../ticket/reference.ts';
import { Capability } from './capability.ts';
import type { Expected, Grant, GrantFailure, SignedGrant } from './grant.ts';
import { verifyGrant } from './grant.ts';

/** What the console signs when a session that goes on is not enough: more rights, more time, never a new session. */
export const FurtherDemand = z
  .object({
    id: Id,
    sessionId: Id,
    /** The grant that the next one would replace: a demand outlived by another grant is worth nothing. */
    grantId: Id,
    capabilities: z
      .array(Capability)
      .max(Capability.options.length)
      .refine((all) => new Set(all).size === all.length, 'a capability is named once'),
    /** On top of the time granted. */
    minutes: z.number().int().min(0).max(60),
    consoleKey: PublicKey,
  })
  .refine((demand) => demand.capabilities.length > 0 || demand.minutes > 0, 'nothing is asked');
export type FurtherDemand = z.infer<typeof FurtherDemand>;

export const SignedFurther = z.object({ demand: FurtherDemand, signature: Signature });
export type SignedFurther = z.infer<typeof SignedFurther>;

/** What reaches the workstation: the console's own demand, and until when silence is not yet a no. */
export const FurtherRequest = z.object({
  reference: Reference,
  technician: TechnicianCard,
  askedAt: InstantSchema,
  answerBy: InstantSchema,
  credential: SignedCredential,
  signed: SignedFurther,
});
export type FurtherRequest = z.infer<typeof FurtherRequest>;

export const signFurther = (demand: FurtherDemand, secret: string): SignedFurther => ({
  demand,
  signature: sign('accord-further-request-v1', demand, secret),
});

export type FurtherFault =
  | { readonly type: 'signature-does-not-hold' }
  /** The grant it builds on is not the one that stands. */
  | { readonly type: 'grant-outlived' }
  | { readonly type: 'nothing-more' };

/** Whether the demand is the console's that holds this grant, and asks for something that it has not got; `held` is what works now. */
export function judgeFurther(
  { demand, signature }: SignedFurther,
  grant: Grant,
  held: readonly Capability[],
): Result<FurtherDemand, FurtherFault> {
  if (demand.consoleKey !== grant.consoleKey || demand.sessionId !== grant.sessionId)
    return fail({ type: 'signature-does-not-hold' });
  if (!verify('accord-further-request-v1', demand, signature, grant.consoleKey))
    return fail({ type: 'signature-does-not-hold' });
  if (demand.grantId !== grant.id) return fail({ type: 'grant-outlived' });
  if (demand.minutes === 0 && demand.capabilities.every((one) => held.includes(one)))
    return fail({ type: 'nothing-more' });
  return ok(demand);
}

export type ReplacementFailure = GrantFailure | { readonly type: 'wider-than-asked' };

/**
 * Holds the grant that would replace `before` against what was asked on top of it: the same two ends, the same screen,
 * the same people, and no right and no minute beyond the former grant and the demand.
 */
export function verifyReplacement(
  signed: SignedGrant,
  before: Grant,
  demand: FurtherDemand,
  now: Instant,
): Result<Grant, ReplacementFailure> {
  const verified = verifyGrant(signed, expectedAfter(before, now));
  if (!verified.ok) return verified;
  const next = verified.value;
  const isWider =
    next.replaces !== before.id ||
    next.id === before.id ||
    next.capabilities.some((one) => !before.capabilities.includes(one) && !demand.capabilities.includes(one)) ||
    next.expiresAt > before.expiresAt + demand.minutes * 60_000 ||
    next.ticketId !== before.ticketId ||
    next.reference !== before.reference ||
    next.technician.id !== before.technician.id ||
    next.consoleKey !== before.consoleKey ||
    next.display.id !== before.display.id;
  return isWider ? fail({ type: 'wider-than-asked' }) : ok(next);
}

const expectedAfter = ({ workstationKey, sessionId, fingerprints }: Grant, now: Instant): Expected => ({
  workstationKey,
  sessionId,
  fingerprints,
  now,
});
