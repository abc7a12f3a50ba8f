import { fail, ok } from '../../app/kernel/result.ts';
import { isOver } from '../../app/session/phase.ts';
import { roomOfPerson, roomOfWorkstation } from '../realtime/rooms.ts';
import { asEnd } from '../steps/own-session.ts';
import { findSession } from '../store/sessions.ts';
import type { Case } from './case.ts';

/**
 * From one end of a granted session to the other, read by nobody between. The workstation may speak as soon as it has
 * displayed the request: its grant and its offer leave together, and the offer may arrive first.
 */
export const relaySignal: Case<'session.signal'> = async ({ store, publish }, caller, { sessionId, signal }) => {
  const own = asEnd(await findSession(store, sessionId), caller);
  if (!own.ok) return own;
  const { phase, technician, workstationId } = own.value.session;
  if (isOver(phase)) return fail({ type: 'session-over' });
  const isConsole = caller.person.role === 'technician';
  const isOpen = phase.type === 'granted' || phase.type === 'active' || (phase.type === 'displayed' && !isConsole);
  if (!isOpen) return fail({ type: 'not-in-this-phase', phase: phase.type });
  const other = isConsole ? roomOfWorkstation(workstationId) : roomOfPerson(technician.id);
  publish([other], { type: 'session-signalled', sessionId, signal });
  return ok({});
};
