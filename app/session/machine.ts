import type { Capability } from '../consent/capability.ts';
import type { FurtherFault } from '../consent/further.ts';
import { verifyGrant } from '../consent/grant.ts';
import { deliveryHolds } from '../consent/request.ts';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import type { SessionEvent, SessionEventType } from './event.ts';
import {
  askFurther,
  grantFurther,
  refuseFurther,
  restoreCapability,
  revokeRight,
  withdrawCapability,
  withdrawFurther,
} from './live-steps.ts';
import type { Live, Phase, PhaseType, RemoteSession } from './phase.ts';
import { heldIn } from './phase.ts';

export type SessionRefusal =
  | { readonly type: 'not-in-this-phase'; readonly phase: PhaseType; readonly event: SessionEventType }
  | { readonly type: 'grant-does-not-hold'; readonly why: string }
  | { readonly type: 'wider-than-asked' }
  | { readonly type: 'not-granted'; readonly capability: Capability }
  | { readonly type: 'too-late' }
  | { readonly type: 'revoked-before'; readonly capability: Capability }
  | { readonly type: 'asked-already' }
  | { readonly type: 'not-asked' }
  | { readonly type: 'too-soon'; readonly retryAfterMs: number }
  | { readonly type: 'refused-too-often'; readonly times: number }
  | FurtherFault;

type PhaseOf<T extends PhaseType> = Extract<Phase, { type: T }>;
type EventOf<T extends SessionEventType> = Extract<SessionEvent, { type: T }>;
type Cell<P extends PhaseType, E extends SessionEventType> = (
  phase: PhaseOf<P>,
  event: EventOf<E>,
  session: RemoteSession,
) => Result<Phase, SessionRefusal>;
type Row<P extends PhaseType> = { readonly [E in SessionEventType]?: Cell<P, E> };
type Table = { readonly [P in PhaseType]: Row<P> };

const refuse = (_: Phase, event: EventOf<'refused'>) =>
  ok({ type: 'refused' as const, reason: event.reason, at: event.at });
const withdraw = (_: Phase, event: EventOf<'withdrawn'>) => ok({ type: 'withdrawn' as const, at: event.at });
const endUnstarted = (_: Phase, event: EventOf<'ended'>) =>
  ok({ type: 'ended' as const, reason: event.reason, at: event.at, signed: null, revoked: [] });
const endLive = (phase: Live, event: EventOf<'ended'>) =>
  ok({ type: 'ended' as const, reason: event.reason, at: event.at, signed: phase.signed, revoked: phase.revoked });
const same = <P extends Phase>(phase: P) => ok(phase);

const grant = (
  phase: PhaseOf<'displayed'>,
  event: EventOf<'granted'>,
  session: RemoteSession,
): Result<Phase, SessionRefusal> => {
  if (event.at > session.asked.answerBy) return fail({ type: 'too-late' });
  const { delivery } = phase.delivery;
  const verified = verifyGrant(event.signed, {
    workstationKey: delivery.workstationKey,
    sessionId: session.id,
    fingerprints: { workstation: delivery.workstationFingerprint, console: delivery.consoleFingerprint },
    now: event.at,
  });
  if (!verified.ok) return fail({ type: 'grant-does-not-hold', why: verified.failure.type });
  const { value: granted } = verified;
  const asked = session.asked;
  const wider =
    granted.capabilities.some((capability) => !asked.capabilities.includes(capability)) ||
    granted.expiresAt - granted.issuedAt > asked.durationMinutes * 60_000 ||
    granted.replaces !== undefined ||
    granted.ticketId !== session.ticketId ||
    granted.technician.id !== session.technician.id;
  if (wider) return fail({ type: 'wider-than-asked' });
  return ok({ type: 'granted', signed: event.signed, withdrawn: [], revoked: [], further: null, declined: 0 });
};

const takeControl = (phase: PhaseOf<'active'>): Result<Phase, SessionRefusal> =>
  heldIn(phase).includes('control')
    ? ok({ ...phase, controlling: true })
    : fail({ type: 'not-granted', capability: 'control' });

/** What may happen to every session whose grant stands. */
const LIVE = {
  'screen-locked': same,
  'screen-unlocked': same,
  'capability-withdrawn': withdrawCapability,
  'capability-restored': restoreCapability,
  'right-revoked': revokeRight,
  'further-asked': askFurther,
  'further-granted': grantFurther,
  'further-refused': refuseFurther,
  'further-withdrawn': withdrawFurther,
} as const;

/** One row a phase, one cell an accepted event; a missing cell is a refusal that the audit sees. */
const TABLE: Table = {
  asked: {
    delivered: (_phase, event, session) =>
      deliveryHolds(event.delivery) && event.delivery.delivery.sessionId === session.id
        ? ok({ type: 'delivered', delivery: event.delivery })
        : fail({ type: 'grant-does-not-hold', why: 'bad-delivery' }),
    refused: refuse,
    withdrawn: withdraw,
    ended: endUnstarted,
  },
  delivered: {
    displayed: (phase) => ok({ type: 'displayed', delivery: phase.delivery }),
    refused: refuse,
    withdrawn: withdraw,
    ended: endUnstarted,
  },
  displayed: { granted: grant, refused: refuse, withdrawn: withdraw, ended: endUnstarted },
  granted: {
    'first-frame': (phase, event) => ok({ ...phase, type: 'active', firstFrameAt: event.at, controlling: false }),
    ...LIVE,
    'input-refused': same,
    ended: endLive,
  },
  active: {
    'control-taken': takeControl,
    'control-released': (phase) => ok({ ...phase, controlling: false }),
    ...LIVE,
    'input-refused': same,
    ended: endLive,
  },
  refused: {},
  withdrawn: {},
  ended: {},
};

/** The only way a session changes: the same session and event give the same answer everywhere. */
export function step(session: RemoteSession, event: SessionEvent): Result<RemoteSession, SessionRefusal> {
  const row: { readonly [E in SessionEventType]?: unknown } = TABLE[session.phase.type];
  // The table's type ties each cell to its phase and event; indexing by both loses that link, nothing else.
  const cell = row[event.type] as Cell<PhaseType, SessionEventType> | undefined;
  if (cell === undefined) return fail({ type: 'not-in-this-phase', phase: session.phase.type, event: event.type });
  const next = cell(session.phase, event, session);
  return next.ok ? ok({ ...session, phase: next.value }) : next;
}
