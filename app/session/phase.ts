import { z } from 'zod';
import { Capabilities, Capability, DurationMinutes } from '../consent/capability.ts';
import { SignedGrant } from '../consent/grant.ts';
import { SignedDelivery } from '../consent/request.ts';
import { Id, Instant } from '../kernel/scalars.ts';
import { TechnicianCard } from '../level/person.ts';
import { Reference } from '../ticket/reference.ts';

/** Why the workstation's side said no, or could not ask. */
export const RefusalReason = z.enum([
  'declined',
  'no-help-asked',
  'no-answer',
  'not-delivered',
  'nobody-there',
  'locked',
  'not-displayed',
  'capture-unavailable',
  /** The workstation's desktop lets no program see the screen by itself: Wayland. */
  'unsupported-display-server',
  'request-invalid',
  'busy',
]);
export type RefusalReason = z.infer<typeof RefusalReason>;

/** Why a session that was under way is over. */
export const EndReason = z.enum([
  'stopped-by-employee',
  'stopped-by-technician',
  'expired',
  'ticket-closed',
  'revoked',
  'connection-lost',
  'workstation-lost',
  'fingerprint-mismatch',
  'not-started',
  'capture-lost',
  /** The employee's screen was locked: nobody is there to see what is done. */
  'locked',
  /** The console sent more than any hand does. */
  'flooded',
]);
export type EndReason = z.infer<typeof EndReason>;

/** Where a session stands; each phase holds only what exists by then. */
export const Phase = z.discriminatedUnion('type', [
  z.object({ type: z.literal('asked') }),
  z.object({ type: z.literal('delivered'), delivery: SignedDelivery }),
  z.object({ type: z.literal('displayed'), delivery: SignedDelivery }),
  z.object({ type: z.literal('granted'), signed: SignedGrant, withdrawn: z.array(Capability) }),
  z.object({
    type: z.literal('active'),
    signed: SignedGrant,
    withdrawn: z.array(Capability),
    firstFrameAt: Instant,
    controlling: z.boolean(),
  }),
  z.object({ type: z.literal('refused'), reason: RefusalReason, at: Instant }),
  z.object({ type: z.literal('withdrawn'), at: Instant }),
  z.object({ type: z.literal('ended'), reason: EndReason, at: Instant, signed: SignedGrant.nullable() }),
]);
export type Phase = z.infer<typeof Phase>;
export type PhaseType = Phase['type'];

export const RemoteSession = z.object({
  id: Id,
  ticketId: Id,
  reference: Reference,
  workstationId: Id,
  technician: TechnicianCard,
  asked: z.object({ capabilities: Capabilities, durationMinutes: DurationMinutes, at: Instant, answerBy: Instant }),
  phase: Phase,
});
export type RemoteSession = z.infer<typeof RemoteSession>;

const OVER: ReadonlySet<PhaseType> = new Set<PhaseType>(['refused', 'withdrawn', 'ended']);

export const isOver = (phase: Phase): boolean => OVER.has(phase.type);
