import { fail, ok } from '../../app/kernel/result.ts';
import { isOver } from '../../app/session/phase.ts';
import { roomOfPerson, roomOfWorkstation } from '../realtime/rooms.ts';
import { asEnd } from '../steps/own-session.ts';
import { findSession } from '../store/sessions.ts';
import type { Case } from './case.ts';

/** From one end of a granted session to the other, read by nobody between. */
export const relaySignal: Case<'session.signal'> = async ({ store, publish }, caller, { sessionId, signal }) => {
  const own = asEnd(await findSession(store, sessionId), caller);
  if (!own.ok) return own;
  const { phase, technician, workstationId } = own.value.session;
  if (isOver(phase)) return fail({ type: 'session-over' });
  if (phase.type !== 'granted' && phase.type !== 'active')
    return fail({ type: 'not-in-this-phase', phase: phase.type });
  const other = caller.person.role === 'technician' ? roomOfWorkstation(workstationId) : roomOfPerson(technician.id);
  publish([other], { type: 'session-signalled', sessionId, signal });
  return ok({});
};
