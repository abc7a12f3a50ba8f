import { z } from 'zod';
import { Capabilities, Capability, DurationMinutes } from '../consent/capability.ts';
import { SignedFurther } from '../consent/further.ts';
import { SignedGrant } from '../consent/grant.ts';
import { SignedDelivery } from '../consent/request.ts';
import { Id, Instant } from '../kernel/scalars.ts';
import { TechnicianCard } from '../level/person.ts';
import { Removal } from '../policy/removal.ts';
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
  /** This technician may not ask this workstation until an administrator has looked at it. */
  'blocked',
  /** The directory's word on who asks is missing, or is not for this session, ticket and console. */
  'identity-unverified',
  /** That word was given more than five minutes before or after what the workstation takes for now. */
  'out-of-time',
  /** The workstation has no valid rules to judge by. */
  'policy-missing',
  /** The workstation's own judgement of contract and rules is no. */
  'policy-refuses',
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
  /** The employee's screen stayed locked: nobody is there to see what is done. */
  'locked',
  /** The console sent more than any hand does. */
  'flooded',
  /** The rules took viewing away: nothing is left of the session. */
  'rule',
  /** An administrator took the workstation out of service. */
  'workstation-revoked',
  'ended-by-administrator',
  /** The technician may no longer work. */
  'technician-disabled',
  /** The sign-in that the session was asked with is over, whoever ended it. */
  'technician-signed-out',
]);
export type EndReason = z.infer<typeof EndReason>;

/** Something more that was asked while the session goes on; `refused` once the answer was no, `withdrawnAt` once it was taken back. */
export const FurtherAsked = z.object({
  signed: SignedFurther,
  at: Instant,
  answerBy: Instant,
  refused: RefusalReason.nullable(),
  withdrawnAt: Instant.nullable().default(null),
});
export type FurtherAsked = z.infer<typeof FurtherAsked>;

const live = {
  signed: SignedGrant,
  withdrawn: z.array(Capability),
  /** What the rules took away since; no switch gives it back. */
  revoked: z.array(Removal).default([]),
  further: FurtherAsked.nullable().default(null),
  /** How often the employee has said no to more. */
  declined: z.number().int().nonnegative().default(0),
};

/** Where a session stands; each phase holds only what exists by then. */
export const Phase = z.discriminatedUnion('type', [
  z.object({ type: z.literal('asked') }),
  z.object({ type: z.literal('delivered'), delivery: SignedDelivery }),
  z.object({ type: z.literal('displayed'), delivery: SignedDelivery }),
  z.object({ type: z.literal('granted'), ...live }),
  z.object({ type: z.literal('active'), ...live, firstFrameAt: Instant, controlling: z.boolean() }),
  z.object({ type: z.literal('refused'), reason: RefusalReason, at: Instant }),
  z.object({ type: z.literal('withdrawn'), at: Instant }),
  z.object({
    type: z.literal('ended'),
    reason: EndReason,
    at: Instant,
    signed: SignedGrant.nullable(),
    revoked: z.array(Removal).default([]),
  }),
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

/** A session whose grant stands. */
export type Live = Extract<Phase, { type: 'granted' | 'active' }>;

export const isLive = (phase: Phase): phase is Live => phase.type === 'granted' || phase.type === 'active';

/** What the rules have left of the grant, switched off or not. */
export const leftIn = ({ signed, revoked }: Live): Capability[] =>
  signed.grant.capabilities.filter((one) => !revoked.some(({ capability }) => capability === one));

/** What works in a live phase: granted, not switched off, not taken away by the rules. */
export const heldIn = (phase: Live): Capability[] => leftIn(phase).filter((one) => !phase.withdrawn.includes(one));

type Waiting = FurtherAsked & { readonly refused: null; readonly withdrawnAt: null };

/** Whether the employee is being asked. */
export const isWaiting = (further: FurtherAsked | null): further is Waiting =>
  further !== null && further.refused === null && further.withdrawnAt === null;

const OVER: ReadonlySet<PhaseType> = new Set<PhaseType>(['refused', 'withdrawn', 'ended']);

export const isOver = (phase: Phase): boolean => OVER.has(phase.type);
