import { z } from 'zod';
import { SignedFurther } from '../../consent/further.ts';
import { SignedDemand } from '../../consent/request.ts';
import { hex, Id } from '../../kernel/scalars.ts';
import { SessionEvent } from '../../session/event.ts';
import { RemoteSession } from '../../session/phase.ts';
import { Signal } from '../signal.ts';
import type { RequestContract } from './contract.ts';
import { nothing } from './contract.ts';

/** RTCIceServer with short-lived credentials (TURN REST: user = expiry:subject, credential = HMAC-SHA1). */
export const IceServer = z.object({
  urls: z
    .array(
      z
        .string()
        .max(200)
        .regex(/^(?:stun|turn)s?:\S+$/),
    )
    .min(1),
  username: z.string().max(200).optional(),
  credential: z.string().max(200).optional(),
});
export type IceServer = z.infer<typeof IceServer>;

/** One thing the workstation saw happen; `id` makes sending it twice harmless. */
export const SessionReport = z.object({ id: Id, event: SessionEvent });
export type SessionReport = z.infer<typeof SessionReport>;

export const sessionRequests = {
  'session.request': { input: SignedDemand, output: RemoteSession, callers: ['technician'] },
  'session.reveal': { input: z.object({ sessionId: Id, opening: hex(32) }), output: nothing, callers: ['technician'] },
  'session.withdraw': { input: z.object({ sessionId: Id }), output: RemoteSession, callers: ['technician'] },
  'session.end': {
    /** `because`: the console was shown a certificate that is not the workstation's; without it, the technician is done. */
    input: z.object({ sessionId: Id, because: z.literal('fingerprint-mismatch').optional() }),
    output: RemoteSession,
    callers: ['technician'],
  },
  /** More rights or more time for a session that goes on; decided like a first request, and answered by the employee alone. */
  'session.ask-further': { input: SignedFurther, output: RemoteSession, callers: ['technician'] },
  /** The question that waits is taken back; the letter goes away. */
  'session.withdraw-further': {
    input: z.object({ sessionId: Id, demandId: Id }),
    output: RemoteSession,
    callers: ['technician'],
  },
  'session.report': {
    input: z.object({ sessionId: Id, reports: z.array(SessionReport).min(1).max(200) }),
    output: nothing,
    callers: ['employee'],
  },
  'session.signal': {
    input: z.object({ sessionId: Id, signal: Signal }),
    output: nothing,
    callers: ['employee', 'technician'],
  },
  'session.ice': {
    input: z.object({ sessionId: Id }),
    output: z.object({ iceServers: z.array(IceServer) }),
    callers: ['employee', 'technician'],
  },
} as const satisfies Record<string, RequestContract>;
