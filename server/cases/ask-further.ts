import { Capability } from '../../app/consent/capability.ts';
import type { Result } from '../../app/kernel/result.ts';
import { fail, ok } from '../../app/kernel/result.ts';
import type { SessionRefusal } from '../../app/session/machine.ts';
import type { RemoteSession } from '../../app/session/phase.ts';
import type { RequestFailure } from '../../app/wire/failures.ts';
import type { Caller, Context } from '../context.ts';
import { roomOfWorkstation } from '../realtime/rooms.ts';
import { credentialFor } from '../rights/credentials.ts';
import type { JudgedRequest } from '../rights/decide-request.ts';
import { decideRequest } from '../rights/decide-request.ts';
import { actorOf } from '../steps/actors.ts';
import { advanceSession } from '../steps/advance-session.ts';
import { furtherFrom } from '../steps/announce.ts';
import { asTechnician } from '../steps/own-session.ts';
import type { Work } from '../steps/transact.ts';
import { transact } from '../steps/transact.ts';
import { administratorNames } from '../store/people.ts';
import type { StoredSession } from '../store/sessions.ts';
import { lockSession, saveCredential } from '../store/sessions.ts';
import { lockTicket } from '../store/tickets.ts';
import type { Case } from './case.ts';

/** The machine judges whether more may be asked of this session at all; what it refuses never reaches the workstation. */
export const askFurther: Case<'session.ask-further'> = (context, caller, signed) =>
  transact(context, async (work): Promise<Result<RemoteSession, RequestFailure>> => {
    const own = asTechnician(await lockSession(work.db, signed.demand.sessionId), caller);
    if (!own.ok) return own;
    const { session } = own.value;
    const judged = await judge(context, work, caller, own.value, signed.demand.capabilities);
    if (!judged.ok) return judged;
    const answerBy = work.now + context.timing.answer;
    const event = { type: 'further-asked' as const, at: work.now, signed, answerBy };
    const asked = await advanceSession(context, work, session, event, actorOf(caller.person));
    if (!asked.ok) return fail(failureOf(asked.failure, session));
    await context.deadlines.plan(work.db, session.id, 'further', answerBy + context.timing.margin);
    const credential = credentialFor(context, session, signed.demand.consoleKey, judged.value, work.now);
    await saveCredential(work.db, session.id, credential);
    const request = furtherFrom({ ...own.value, session: asked.value, credential });
    if (request !== null)
      work.afterwards(() =>
        context.publish([roomOfWorkstation(session.workstationId)], { type: 'further-asked', request }),
      );
    return asked;
  });

/** Contract and rules are asked as for a first request, about viewing and what comes on top. */
async function judge(
  context: Context,
  work: Work,
  caller: Caller,
  { session }: StoredSession,
  capabilities: readonly Capability[],
): Promise<Result<JudgedRequest['facts'], RequestFailure>> {
  const ticket = await lockTicket(work.db, session.ticketId);
  if (ticket === undefined) return fail({ type: 'not-found' });
  const asked = Capability.options.filter((one) => one === 'view' || capabilities.includes(one));
  const judged = await decideRequest(context, work, caller, ticket, asked);
  if (judged === undefined) return fail({ type: 'no-workstation' });
  if (judged.removed.length === 0) return ok(judged.facts);
  const fact = { type: 'session-denied' as const, at: work.now, why: 'rights-closed' };
  work.record({ ticket, sessionId: session.id, actor: actorOf(caller.person), fact });
  return fail({
    type: 'rights-closed',
    removed: judged.removed,
    administrators: await administratorNames(work.db),
  });
}

function failureOf(refusal: SessionRefusal, { phase }: RemoteSession): RequestFailure {
  switch (refusal.type) {
    case 'signature-does-not-hold':
    case 'grant-outlived':
    case 'nothing-more':
    case 'asked-already':
    case 'refused-too-often':
      return refusal;
    case 'too-soon':
      return { type: 'too-many', retryAfterMs: refusal.retryAfterMs };
    default:
      return { type: 'not-in-this-phase', phase: phase.type };
  }
}
