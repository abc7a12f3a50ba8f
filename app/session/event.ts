import { z } from 'zod';
import { Capability } from '../consent/capability.ts';
import { SignedFurther } from '../consent/further.ts';
import { SignedGrant } from '../consent/grant.ts';
import { SignedDelivery } from '../consent/request.ts';
import { Id, Instant } from '../kernel/scalars.ts';
import { Removal } from '../policy/removal.ts';
import { EndReason, RefusalReason } from './phase.ts';

/** Everything that can happen to a session; `at` is the clock of whoever saw it happen. */
export const SessionEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('delivered'), at: Instant, delivery: SignedDelivery }),
  z.object({ type: z.literal('displayed'), at: Instant }),
  z.object({ type: z.literal('granted'), at: Instant, signed: SignedGrant }),
  z.object({ type: z.literal('refused'), at: Instant, reason: RefusalReason }),
  z.object({ type: z.literal('withdrawn'), at: Instant }),
  z.object({ type: z.literal('first-frame'), at: Instant }),
  z.object({ type: z.literal('control-taken'), at: Instant }),
  z.object({ type: z.literal('control-released'), at: Instant }),
  z.object({ type: z.literal('capability-withdrawn'), at: Instant, capability: Capability }),
  z.object({ type: z.literal('capability-restored'), at: Instant, capability: Capability }),
  z.object({
    type: z.literal('input-refused'),
    at: Instant,
    why: z.string().max(40),
    count: z.number().int().positive(),
  }),
  z.object({ type: z.literal('further-asked'), at: Instant, signed: SignedFurther, answerBy: Instant }),
  z.object({ type: z.literal('further-granted'), at: Instant, demandId: Id, signed: SignedGrant }),
  z.object({ type: z.literal('further-refused'), at: Instant, demandId: Id, reason: RefusalReason }),
  /** Taken back by the technician before it was answered. */
  z.object({ type: z.literal('further-withdrawn'), at: Instant, demandId: Id }),
  z.object({ type: z.literal('right-revoked'), at: Instant, removal: Removal }),
  /** Nobody is there to see what is done: picture and input are held until it is unlocked. */
  z.object({ type: z.literal('screen-locked'), at: Instant }),
  z.object({ type: z.literal('screen-unlocked'), at: Instant }),
  z.object({ type: z.literal('ended'), at: Instant, reason: EndReason }),
]);
export type SessionEvent = z.infer<typeof SessionEvent>;
export type SessionEventType = SessionEvent['type'];

/** What only the employee's workstation may report; the broker and the console have no other words. */
export const WORKSTATION_EVENTS: ReadonlySet<SessionEventType> = new Set<SessionEventType>([
  'delivered',
  'displayed',
  'granted',
  'refused',
  'first-frame',
  'control-taken',
  'control-released',
  'capability-withdrawn',
  'capability-restored',
  'input-refused',
  'screen-locked',
  'screen-unlocked',
  'further-granted',
  'further-refused',
  'right-revoked',
  'ended',
]);
