import type { Capability } from '../../app/consent/capability.ts';
import type { SignedDemand } from '../../app/consent/request.ts';
import { demandHolds } from '../../app/consent/request.ts';
import type { Result } from '../../app/kernel/result.ts';
import { fail, ok } from '../../app/kernel/result.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import type { PolicyRefusal } from '../../app/policy/decide.ts';
import { decideSession } from '../../app/policy/decide.ts';
import type { RemoteSession } from '../../app/session/phase.ts';
import type { Ticket } from '../../app/ticket/ticket.ts';
import type { Caller, Context } from '../context.ts';
import { roomOfWorkstation } from '../realtime/rooms.ts';
import { credentialFor } from '../rights/credentials.ts';
import type { JudgedRequest } from '../rights/decide-request.ts';
import { decideRequest } from '../rights/decide-request.ts';
import { actorOf } from '../steps/actors.ts';
import { announceSession, requestFrom } from '../steps/announce.ts';
import type { Work } from '../steps/transact.ts';
import { transact } from '../steps/transact.ts';
import { holdLogin } from '../store/logins.ts';
import { administratorNames, cardOf } from '../store/people.ts';
import { DENIED_WAIT_MS, isDeniedEnough, waitBeforeAsking } from '../store/rights/askings.ts';
import { findBlock } from '../store/rights/blocks.ts';
import type { StoredSession } from '../store/sessions.ts';
import { addSession, findRunningSession } from '../store/sessions.ts';
import { lockTicket } from '../store/tickets.ts';
import type { Case } from './case.ts';

/** Decided before the employee is disturbed; what is refused here is a line of the ticket and never reaches the workstation. */
export const requestSession: Case<'session.request'> = (context, caller, signed) =>
  transact(context, async (work) => {
    if (!demandHolds(signed)) return fail({ type: 'signature-does-not-hold' });
    if (!(await holdLogin(work.db, caller.login.id))) return fail({ type: 'not-signed-in' });
    const ticket = await lockTicket(work.db, signed.demand.ticketId);
    if (ticket === undefined) return fail({ type: 'not-found' });
    if (await isDeniedEnough(work.db, ticket.id, caller.person.id, work.now))
      return fail({ type: 'too-many', retryAfterMs: DENIED_WAIT_MS });
    const asked = await ask(context, work, caller, ticket, signed);
    // Who knocks without end gets no line for each knock.
    if (!asked.ok && asked.failure.type !== 'too-many') {
      const fact = { type: 'session-denied' as const, at: work.now, why: asked.failure.type };
      work.record({ ticket, sessionId: null, actor: actorOf(caller.person), fact });
    }
    return asked;
  });

async function ask(
  context: Context,
  work: Work,
  caller: Caller,
  ticket: Ticket,
  signed: SignedDemand,
): Promise<Result<RemoteSession, PolicyRefusal | TooMany>> {
  const technician = cardOf(caller.person);
  const { capabilities, durationMinutes, consoleKey } = signed.demand;
  const judged = await judge(context, work, caller, ticket, capabilities);
  if (!judged.ok) return judged;
  const { version, facts, workstationId } = judged.value;
  const session: RemoteSession = {
    id: context.random.id(),
    ticketId: ticket.id,
    reference: ticket.reference,
    workstationId,
    technician,
    asked: { capabilities, durationMinutes, at: work.now, answerBy: work.now + context.timing.answer },
    phase: { type: 'asked' },
  };
  const credential = credentialFor(context, session, consoleKey, facts, work.now);
  const stored = { session, signed, policyVersion: version, opening: null, credential };
  /** Another ticket of the same workstation, decided on at the same moment, may have been first. */
  if (!(await addSession(work.db, stored, caller.login.id)))
    return fail({ type: 'session-running', technician: (await runningOn(work, ticket)) ?? '' });
  const fact = { type: 'session-asked' as const, at: work.now, capabilities, durationMinutes };
  work.record({ ticket, sessionId: session.id, actor: actorOf(caller.person), fact });
  await plan(context, work, session);
  work.afterwards(() => tell(context, stored, ticket));
  return ok(session);
}

type TooMany = { readonly type: 'too-many'; readonly retryAfterMs: number };

/** The ticket, the employee's noes, then contract and rules: the first that is closed is the answer. */
async function judge(
  context: Context,
  work: Work,
  caller: Caller,
  ticket: Ticket,
  capabilities: readonly Capability[],
): Promise<Result<Pick<JudgedRequest, 'version' | 'facts'> & { readonly workstationId: Id }, PolicyRefusal | TooMany>> {
  const { person } = caller;
  const workstationId = ticket.workstation?.id;
  if (workstationId === undefined) return fail({ type: 'no-workstation' });
  const running = await runningOn(work, ticket);
  const blocked = await findBlock(work.db, workstationId, person.id);
  const standing = decideSession({ ticket, technician: person, running, blocked });
  if (!standing.ok) return standing;
  const retryAfterMs = await waitBeforeAsking(work.db, workstationId, person.id, work.now);
  if (retryAfterMs > 0) return fail({ type: 'too-many', retryAfterMs });
  const judged = await decideRequest(context, work, caller, ticket, capabilities);
  if (judged === undefined) return fail({ type: 'no-workstation' });
  const { removed, version, facts } = judged;
  if (removed.length === 0) return ok({ version, facts, workstationId });
  return fail({ type: 'rights-closed', removed, administrators: await administratorNames(work.db) });
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
  const request = requestFrom(stored, ticket.words);
  if (request !== null) context.publish([roomOfWorkstation(session.workstationId)], { type: 'session-asked', request });
  announceSession(context, session);
}
