import type { Capability } from '../consent/capability.ts';
import { verifyGrant } from '../consent/grant.ts';
import { deliveryHolds } from '../consent/request.ts';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import type { SessionEvent, SessionEventType } from './event.ts';
import type { Phase, PhaseType, RemoteSession } from './phase.ts';

export type SessionRefusal =
  | { readonly type: 'not-in-this-phase'; readonly phase: PhaseType; readonly event: SessionEventType }
  | { readonly type: 'grant-does-not-hold'; readonly why: string }
  | { readonly type: 'wider-than-asked' }
  | { readonly type: 'not-granted'; readonly capability: Capability }
  | { readonly type: 'too-late' };

type PhaseOf<T extends PhaseType> = Extract<Phase, { type: T }>;
type EventOf<T extends SessionEventType> = Extract<SessionEvent, { type: T }>;
type Cell<P extends PhaseType, E extends SessionEventType> = (
  phase: PhaseOf<P>,
  event: EventOf<E>,
  session: RemoteSession,
) => Result<Phase, SessionRefusal>;
type Row<P extends PhaseType> = { readonly [E in SessionEventType]?: Cell<P, E> };
type Table = { readonly [P in PhaseType]: Row<P> };

type Live = PhaseOf<'granted'> | PhaseOf<'active'>;

const refuse = (_: Phase, event: EventOf<'refused'>) =>
  ok({ type: 'refused' as const, reason: event.reason, at: event.at });
const withdraw = (_: Phase, event: EventOf<'withdrawn'>) => ok({ type: 'withdrawn' as const, at: event.at });
const endUnstarted = (_: Phase, event: EventOf<'ended'>) =>
  ok({ type: 'ended' as const, reason: event.reason, at: event.at, signed: null });
const endLive = (phase: Live, event: EventOf<'ended'>) =>
  ok({ type: 'ended' as const, reason: event.reason, at: event.at, signed: phase.signed });
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
    granted.ticketId !== session.ticketId ||
    granted.technician.id !== session.technician.id;
  if (wider) return fail({ type: 'wider-than-asked' });
  return ok({ type: 'granted', signed: event.signed, withdrawn: [] });
};

const hold = (phase: Live, capability: Capability): Result<Live, SessionRefusal> =>
  phase.signed.grant.capabilities.includes(capability) ? ok(phase) : fail({ type: 'not-granted', capability });

const withdrawCapability = (phase: Live, event: EventOf<'capability-withdrawn'>): Result<Phase, SessionRefusal> => {
  const held = hold(phase, event.capability);
  if (!held.ok) return held;
  const withdrawn = [...new Set([...phase.withdrawn, event.capability])];
  if (phase.type === 'granted') return ok({ ...phase, withdrawn });
  return ok({ ...phase, withdrawn, controlling: phase.controlling && event.capability !== 'control' });
};

const restoreCapability = (phase: Live, event: EventOf<'capability-restored'>): Result<Phase, SessionRefusal> => {
  const held = hold(phase, event.capability);
  if (!held.ok) return held;
  return ok({ ...phase, withdrawn: phase.withdrawn.filter((capability) => capability !== event.capability) });
};

const takeControl = (phase: PhaseOf<'active'>): Result<Phase, SessionRefusal> => {
  const held = hold(phase, 'control');
  if (!held.ok) return held;
  if (phase.withdrawn.includes('control')) return fail({ type: 'not-granted', capability: 'control' });
  return ok({ ...phase, controlling: true });
};

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
    'capability-withdrawn': withdrawCapability,
    'capability-restored': restoreCapability,
    'input-refused': same,
    ended: endLive,
  },
  active: {
    'control-taken': takeControl,
    'control-released': (phase) => ok({ ...phase, controlling: false }),
    'capability-withdrawn': withdrawCapability,
    'capability-restored': restoreCapability,
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
