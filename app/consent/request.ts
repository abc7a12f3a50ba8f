import { z } from 'zod';
import { Fingerprint, hex, Id, Instant, PublicKey, Signature } from '../kernel/scalars.ts';
import { verify } from '../kernel/signing.ts';
import { TechnicianCard } from '../level/person.ts';
import { SignedCredential } from '../policy/credential.ts';
import { Reference } from '../ticket/reference.ts';
import { Capabilities, DurationMinutes } from './capability.ts';

/** What the console signs when it asks: nobody on the way can widen it or swap its certificate. */
export const ConsoleDemand = z.object({
  ticketId: Id,
  capabilities: Capabilities,
  durationMinutes: DurationMinutes,
  consoleKey: PublicKey,
  consoleFingerprint: Fingerprint,
  /** SHA-256 of the opening that the console reveals once the workstation's fingerprint is known (see `phrase.ts`). */
  commitment: hex(32),
});
export type ConsoleDemand = z.infer<typeof ConsoleDemand>;

export const SignedDemand = z.object({ demand: ConsoleDemand, signature: Signature });
export type SignedDemand = z.infer<typeof SignedDemand>;

/** Nobody is asked for longer than this, whatever a broker is told. */
export const LONGEST_CONSENT_SECONDS = 600;

/** What reaches the workstation: the console's signed demand and what the broker's directory and tickets say of it. */
export const SessionRequest = z.object({
  sessionId: Id,
  reference: Reference,
  /** The requester's own words, so that the consent window says why. */
  reason: z.string().max(2000),
  technician: TechnicianCard,
  policyVersion: z.number().int().positive(),
  /** What the directory says of the technician, signed for this session. */
  credential: SignedCredential,
  askedAt: Instant,
  /** Silence until then means no. */
  answerBy: Instant,
  signed: SignedDemand,
});
export type SessionRequest = z.infer<typeof SessionRequest>;

export function demandHolds({ demand, signature }: SignedDemand): boolean {
  return verify('accord-session-request-v1', demand, signature, demand.consoleKey);
}

/** What the workstation answers at once: its certificate, signed by its device key. */
export const Delivery = z.object({
  sessionId: Id,
  consoleFingerprint: Fingerprint,
  workstationFingerprint: Fingerprint,
  workstationKey: PublicKey,
});
export type Delivery = z.infer<typeof Delivery>;

export const SignedDelivery = z.object({ delivery: Delivery, signature: Signature });
export type SignedDelivery = z.infer<typeof SignedDelivery>;

export function deliveryHolds({ delivery, signature }: SignedDelivery): boolean {
  return verify('accord-session-delivery-v1', delivery, signature, delivery.workstationKey);
}
