import { fail, ok } from '../../app/kernel/result.ts';
import { verify } from '../../app/kernel/signing.ts';
import type { Person } from '../../app/level/person.ts';
import { isLive } from '../../app/session/phase.ts';
import { newestCheckpoint } from '../audit/checkpoints.ts';
import type { Context } from '../context.ts';
import { roomOfWorkstation } from '../realtime/rooms.ts';
import { tellRules } from '../rights/keep-informed.ts';
import { actorOf } from '../steps/actors.ts';
import {
  announceDirectory,
  announceSession,
  announceWorkstation,
  furtherFrom,
  requestFrom,
} from '../steps/announce.ts';
import { transact } from '../steps/transact.ts';
import type { StoredSession } from '../store/sessions.ts';
import { findLatestSession } from '../store/sessions.ts';
import { findTicket } from '../store/tickets.ts';
import { isKeyRevoked, registerWorkstation } from '../store/workstations.ts';
import type { Case } from './case.ts';

/** The device proves its key on this very connection; from then on the connection is the workstation. */
export const attachWorkstation: Case<'workstation.attach'> = async (
  context,
  { person, connection },
  { claim, signature },
) => {
  // Whatever runs in a page shows it nobody's screen, and stops nothing.
  if (connection.isPage) return fail({ type: 'not-allowed' });
  if (claim.nonce !== connection.nonce || !verify('accord-attach-v1', claim, signature, claim.publicKey))
    return fail({ type: 'signature-does-not-hold' });
  if (connection.workstation !== null && connection.workstation.publicKey !== claim.publicKey)
    return fail({ type: 'already-attached' });
  if (await isKeyRevoked(context.store, claim.publicKey)) return fail({ type: 'workstation-revoked' });
  const named = { id: context.random.id(), personId: person.id, name: claim.name, publicKey: claim.publicKey };
  const workstation = await register(context, person, named);
  connection.join(roomOfWorkstation(workstation.id));
  /** Revoked while it came in: those who cut it off may have looked before it was here. */
  if (await isKeyRevoked(context.store, claim.publicKey)) return fail({ type: 'workstation-revoked' });
  connection.attach(workstation);
  await context.presence.attach(workstation.id, connection.id);
  if (!connection.open) await context.presence.detach(workstation.id, connection.id);
  context.log.info({ workstation: workstation.id, person: person.id }, 'workstation-attached');
  await announceWorkstation(context, workstation.id);
  await tellRules(context, workstation.id);
  await tellCheckpoint(context, workstation.id);
  announceDirectory(context, 'workstations');
  await catchUp(context, workstation.id);
  return ok(workstation);
};

/** A computer that was never here before is an event: its key answers for its owner from now on. */
const register = (context: Context, person: Person, claim: Parameters<typeof registerWorkstation>[1]) =>
  transact(context, async (work) => {
    const { workstation, isNew } = await registerWorkstation(work.db, claim, work.now);
    const { id: workstationId, name, publicKey } = workstation;
    const subject = { workstationId, personId: person.id };
    const personal = { name: { of: person.id, value: name } };
    if (isNew) work.note({ kind: 'workstation-added', actor: actorOf(person), subject, body: { publicKey }, personal });
    return workstation;
  });

async function tellCheckpoint(context: Context, workstationId: string): Promise<void> {
  const signed = await newestCheckpoint(context.store);
  if (signed !== undefined) context.publish([roomOfWorkstation(workstationId)], { type: 'audit-checkpoint', signed });
}

/** What the workstation may have missed of its latest session while it was not connected. */
async function catchUp(context: Context, workstationId: string): Promise<void> {
  const latest = await findLatestSession(context.store, workstationId);
  if (latest === undefined) return;
  const { session, opening } = latest;
  if (session.phase.type === 'asked' && session.asked.answerBy > context.clock.now()) {
    const ticket = await findTicket(context.store, session.ticketId);
    const request = ticket === undefined ? null : requestFrom(latest, ticket.words);
    if (request !== null) context.publish([roomOfWorkstation(workstationId)], { type: 'session-asked', request });
  }
  announceSession(context, session);
  tellLive(context, latest);
  if (opening !== null && (session.phase.type === 'delivered' || session.phase.type === 'displayed'))
    context.publish([roomOfWorkstation(workstationId)], { type: 'session-revealed', sessionId: session.id, opening });
}

/** Who the technician is now, and what is asked on top, or is not any more. */
function tellLive({ publish, clock }: Context, stored: StoredSession): void {
  const { session, credential } = stored;
  const { phase, workstationId, id: sessionId } = session;
  if (!isLive(phase)) return;
  const room = [roomOfWorkstation(workstationId)];
  if (credential !== null) publish(room, { type: 'credential-renewed', signed: credential });
  const further = furtherFrom(stored);
  if (further !== null && further.answerBy > clock.now()) publish(room, { type: 'further-asked', request: further });
  if (phase.further !== null && phase.further.withdrawnAt !== null)
    publish(room, { type: 'further-withdrawn', sessionId, demandId: phase.further.signed.demand.id });
}
