import type { Id } from '../../app/kernel/scalars.ts';
import type { Context } from '../context.ts';
import type { RightsChange } from '../realtime/bus-message.ts';
import { roomOfWorkstation } from '../realtime/rooms.ts';
import { BROKER } from '../steps/actors.ts';
import { advanceSession } from '../steps/advance-session.ts';
import { endSession } from '../steps/end-sessions.ts';
import { transact } from '../steps/transact.ts';
import { cardOf, findPerson } from '../store/people.ts';
import { attachedTo, liveSessionsOf } from '../store/rights/concerned.ts';
import { listSessionIdsOfLogin, lockSession, saveCredential } from '../store/sessions.ts';
import { findTicket } from '../store/tickets.ts';
import { credentialFor } from './credentials.ts';
import { technicianOf, ticketFacts } from './subject.ts';
import { withdrawLost, withdrawOn } from './withdraw-rights.ts';

/**
 * What rights rest on has changed: every workstation that this broker holds hears what it needs to judge anew, and what
 * is not allowed any more is taken away here too.
 */
export async function tellConcerned(context: Context, broker: number, change: RightsChange): Promise<void> {
  for (const workstationId of await attachedTo(context.store, broker, change)) {
    await tellRules(context, workstationId);
    await withdrawOn(context, workstationId);
  }
  if (change.of === 'login' && change.id !== null) await endSessionsOfLogin(context, change.id);
  if (change.of !== 'person' && change.of !== 'team') return;
  for (const sessionId of await liveSessionsOf(context.store, broker, change))
    await renewCredential(context, sessionId);
}

/** Nobody goes on under a sign-in that has ended: a console that was taken away from its owner least of all. */
async function endSessionsOfLogin(context: Context, loginId: Id): Promise<void> {
  for (const sessionId of await listSessionIdsOfLogin(context.store, loginId))
    await transact(context, async (work) => {
      const technicianId = (await lockSession(work.db, sessionId))?.session.technician.id;
      const mayWork = technicianId !== undefined && (await technicianOf(work.db, technicianId)) !== undefined;
      const reason = mayWork ? 'technician-signed-out' : 'technician-disabled';
      await endSession(context, work, sessionId, reason, BROKER);
    });
}

/** The rules as they are now, to one workstation. */
export async function tellRules(context: Context, workstationId: Id): Promise<void> {
  const signed = await context.snapshots.make(workstationId);
  if (signed !== undefined) context.publish([roomOfWorkstation(workstationId)], { type: 'policy-snapshot', signed });
}

/** Who the technician is now; who may no longer work has no session either. */
const renewCredential = (context: Context, sessionId: Id): Promise<void> =>
  transact(context, async (work) => {
    const stored = await lockSession(work.db, sessionId);
    if (stored === undefined || stored.credential === null) return;
    const { session, signed, credential } = stored;
    const { technician, network } = credential.credential;
    const [known, person, ticket] = [
      await technicianOf(work.db, session.technician.id),
      await findPerson(work.db, session.technician.id),
      await findTicket(work.db, session.ticketId),
    ];
    if (known === undefined || person === undefined || ticket === undefined) {
      const ended = { type: 'ended' as const, at: work.now, reason: 'technician-disabled' as const };
      await advanceSession(context, work, session, ended, BROKER);
      return;
    }
    const facts = {
      technician: { ...known, secondFactor: technician.secondFactor },
      ticket: ticketFacts(ticket, known.id),
      network,
    };
    const now = { ...session, technician: cardOf(person) };
    const renewed = credentialFor(context, now, signed.demand.consoleKey, facts, work.now);
    await saveCredential(work.db, sessionId, renewed);
    work.afterwards(() =>
      context.publish([roomOfWorkstation(session.workstationId)], { type: 'credential-renewed', signed: renewed }),
    );
    await withdrawLost(context, work, { ...stored, session: now, credential: renewed });
  });
