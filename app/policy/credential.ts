import { z } from 'zod';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import { Id, Instant, PublicKey, Signature } from '../kernel/scalars.ts';
import type { KeyPair } from '../kernel/signing.ts';
import { sign, verify } from '../kernel/signing.ts';
import { TechnicianCard } from '../level/person.ts';
import { PolicyInput } from './input.ts';

/** The directory's word on who asks, for one session of one console: what the letter says of them and what the rules need. */
export const TechnicianCredential = z.object({
  sessionId: Id,
  ticketId: Id,
  workstationId: Id,
  consoleKey: PublicKey,
  card: TechnicianCard,
  technician: PolicyInput.shape.technician,
  ticket: PolicyInput.shape.ticket,
  network: PolicyInput.shape.network,
  /** A later one of the same session takes its place. */
  issuedAt: Instant,
});
export type TechnicianCredential = z.infer<typeof TechnicianCredential>;

export const SignedCredential = z.object({
  credential: TechnicianCredential,
  brokerKey: PublicKey,
  signature: Signature,
});
export type SignedCredential = z.infer<typeof SignedCredential>;

export const signCredential = (credential: TechnicianCredential, key: KeyPair): SignedCredential => ({
  credential,
  brokerKey: key.publicKey,
  signature: sign('accord-technician-v1', credential, key.secret),
});

/** Whether it was given about now: one that was kept back, or comes with another idea of the time, asks nobody anything. */
export const isTimely = ({ issuedAt }: TechnicianCredential, now: Instant): boolean =>
  Math.abs(issuedAt - now) <= SKEW_MS;

/** How far two clocks that mean the same moment may lie apart, in milliseconds. */
const SKEW_MS = 5 * 60_000;

export type CredentialFault =
  | { readonly type: 'foreign-key' }
  | { readonly type: 'bad-signature' }
  | { readonly type: 'foreign-session' }
  | { readonly type: 'foreign-console' }
  | { readonly type: 'foreign-technician' };

/** What the workstation knows of the session without the credential. */
export interface CredentialExpected {
  readonly pinnedKey: PublicKey;
  readonly sessionId: Id;
  readonly ticketId: Id;
  readonly workstationId: Id;
  readonly consoleKey: PublicKey;
  readonly technicianId: Id;
}

/** True to one session, ticket, workstation and console key: shown for any other it says nothing. */
export function verifyCredential(
  { credential, brokerKey, signature }: SignedCredential,
  expected: CredentialExpected,
): Result<TechnicianCredential, CredentialFault> {
  if (brokerKey !== expected.pinnedKey) return fail({ type: 'foreign-key' });
  if (!verify('accord-technician-v1', credential, signature, expected.pinnedKey))
    return fail({ type: 'bad-signature' });
  const { sessionId, ticketId, workstationId, consoleKey, card, technician, ticket } = credential;
  if (sessionId !== expected.sessionId || ticketId !== expected.ticketId || ticket.id !== ticketId)
    return fail({ type: 'foreign-session' });
  if (workstationId !== expected.workstationId) return fail({ type: 'foreign-session' });
  if (consoleKey !== expected.consoleKey) return fail({ type: 'foreign-console' });
  if (card.id !== expected.technicianId || technician.id !== card.id || technician.level !== card.level)
    return fail({ type: 'foreign-technician' });
  return ok(credential);
}
