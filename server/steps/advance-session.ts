import type { Actor } from '../../app/audit/entry.ts';
import type { Capability } from '../../app/consent/capability.ts';
import type { Result } from '../../app/kernel/result.ts';
import type { SessionEvent } from '../../app/session/event.ts';
import type { SessionRefusal } from '../../app/session/machine.ts';
import { step } from '../../app/session/machine.ts';
import type { RemoteSession } from '../../app/session/phase.ts';
import { isLive } from '../../app/session/phase.ts';
import type { Context } from '../context.ts';
import { savePhase } from '../store/sessions.ts';
import { announceColleague, announceSession } from './announce.ts';
import type { Work } from './transact.ts';

/**
 * Lets the machine judge an event on a session that this transaction has locked, and writes down what came of it:
 * the event itself, or that it was refused and why.
 */
export async function advanceSession(
  context: Context,
  work: Work,
  session: RemoteSession,
  event: SessionEvent,
  actor: Actor,
): Promise<Result<RemoteSession, SessionRefusal>> {
  const next = step(session, event);
  if (!next.ok) {
    if (!isEcho(session, event)) await refuseEvent(work, session, event, actor, next.failure.type);
    return next;
  }
  await savePhase(work.db, session.id, next.value.phase);
  await work.record({ ...placeOf(session), actor, fact: event });
  if (event.type === 'granted' || event.type === 'further-granted')
    await context.deadlines.plan(work.db, session.id, 'expiry', event.signed.grant.expiresAt + context.timing.margin);
  work.afterwards(() => announceSession(context, next.value));
  if (isLive(session.phase) !== isLive(next.value.phase))
    work.afterwards(() => announceColleague(context, session.technician.id));
  return next;
}

/** A refusal is a fact of the ticket too. */
export async function refuseEvent(
  work: Work,
  session: RemoteSession,
  { type, at }: SessionEvent,
  actor: Actor,
  why: string,
): Promise<void> {
  await work.record({ ...placeOf(session), actor, fact: { type: 'event-refused', at, event: type, why } });
}

const placeOf = ({ id, ticketId, reference }: RemoteSession) => ({
  ticket: { id: ticketId, reference },
  sessionId: id,
});

/** Both ends say that it is over, and why, in the same words: once is enough on the timeline. */
const isEcho = ({ phase }: RemoteSession, event: SessionEvent): boolean =>
  (phase.type === 'ended' && event.type === 'ended' && phase.reason === event.reason) ||
  // The broker takes a right away in its own name, and the workstation tells that it has.
  (event.type === 'right-revoked' && isRevoked(phase, event.removal.capability)) ||
  (phase.type === 'refused' && event.type === 'refused' && phase.reason === event.reason);

const isRevoked = (phase: RemoteSession['phase'], capability: Capability): boolean =>
  'revoked' in phase && phase.revoked.some((one) => one.capability === capability);
