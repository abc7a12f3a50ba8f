import type { SignedDemand } from '../../app/consent/request.ts';
import { demandHolds } from '../../app/consent/request.ts';
import type { Result } from '../../app/kernel/result.ts';
import { fail, ok } from '../../app/kernel/result.ts';
import type { Person } from '../../app/level/person.ts';
import type { PolicyRefusal } from '../../app/policy/decide.ts';
import { decideSession } from '../../app/policy/decide.ts';
import type { RemoteSession } from '../../app/session/phase.ts';
import type { Ticket } from '../../app/ticket/ticket.ts';
import type { Context } from '../context.ts';
import { roomOfWorkstation } from '../realtime/rooms.ts';
import { actorOf } from '../steps/actors.ts';
import { announceSession, requestFrom } from '../steps/announce.ts';
import type { Work } from '../steps/transact.ts';
import { transact } from '../steps/transact.ts';
import { cardOf } from '../store/people.ts';
import type { StoredSession } from '../store/sessions.ts';
import { addSession, findRunningSession, listSessionsOf } from '../store/sessions.ts';
import { lockTicket } from '../store/tickets.ts';
import type { Case } from './case.ts';

/** Decided before the employee is disturbed; what is refused here is a line of the ticket and never reaches the workstation. */
export const requestSession: Case<'session.request'> = (context, { person }, signed) =>
  transact(context, async (work) => {
    if (!demandHolds(signed)) return fail({ type: 'signature-does-not-hold' });
    const ticket = await lockTicket(work.db, signed.demand.ticketId);
    if (ticket === undefined) return fail({ type: 'not-found' });
    const asked = await ask(context, work, person, ticket, signed);
    if (!asked.ok) {
      const fact = { type: 'session-denied' as const, at: work.now, why: asked.failure.type };
      await work.record({ ticket, sessionId: null, actor: actorOf(person), fact });
    }
    return asked;
  });

async function ask(
  context: Context,
  work: Work,
  person: Person,
  ticket: Ticket,
  signed: SignedDemand,
): Promise<Result<RemoteSession, PolicyRefusal>> {
  const technician = cardOf(person);
  const { capabilities, durationMinutes } = signed.demand;
  const running = await runningOn(work, ticket);
  const sessions = await listSessionsOf(work.db, ticket.id);
  const decision = decideSession({ ticket, technician, running, sessions });
  if (!decision.ok) return decision;
  if (ticket.workstation === null) return fail({ type: 'no-workstation' });
  const session: RemoteSession = {
    id: context.random.id(),
    ticketId: ticket.id,
    reference: ticket.reference,
    workstationId: ticket.workstation.id,
    technician,
    asked: { capabilities, durationMinutes, at: work.now, answerBy: work.now + context.timing.answer },
    phase: { type: 'asked' },
  };
  const stored = { session, signed, policyVersion: decision.value.policyVersion, opening: null };
  /** Another ticket of the same workstation, decided on at the same moment, may have been first. */
  if (!(await addSession(work.db, stored)))
    return fail({ type: 'session-running', technician: (await runningOn(work, ticket)) ?? '' });
  const fact = { type: 'session-asked' as const, at: work.now, capabilities, durationMinutes };
  await work.record({ ticket, sessionId: session.id, actor: actorOf(person), fact });
  await plan(context, work, session);
  work.afterwards(() => tell(context, stored, ticket));
  return ok(session);
}

async function runningOn({ db }: Work, { workstation }: Ticket): Promise<string | null> {
  const running = workstation && (await findRunningSession(db, workstation.id));
  return running?.session.technician.name ?? null;
}

async function plan({ deadlines, timing }: Context, { db }: Work, { id, asked }: RemoteSession): Promise<void> {
  await deadlines.plan(db, id, 'delivery', Math.min(asked.at + timing.delivery, asked.answerBy + timing.margin));
  await deadlines.plan(db, id, 'answer', asked.answerBy + timing.margin);
}

function tell(context: Context, stored: StoredSession, ticket: Ticket): void {
  const { session } = stored;
  context.publish([roomOfWorkstation(session.workstationId)], {
    type: 'session-asked',
    request: requestFrom(stored, ticket.words),
  });
  announceSession(context, session);
}
