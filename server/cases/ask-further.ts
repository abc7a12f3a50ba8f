import type { Result } from '../../app/kernel/result.ts';
import { fail } from '../../app/kernel/result.ts';
import type { SessionRefusal } from '../../app/session/machine.ts';
import type { RemoteSession } from '../../app/session/phase.ts';
import type { RequestFailure } from '../../app/wire/failures.ts';
import { roomOfWorkstation } from '../realtime/rooms.ts';
import { actorOf } from '../steps/actors.ts';
import { advanceSession } from '../steps/advance-session.ts';
import { furtherFrom } from '../steps/announce.ts';
import { asTechnician } from '../steps/own-session.ts';
import { transact } from '../steps/transact.ts';
import { lockSession } from '../store/sessions.ts';
import type { Case } from './case.ts';

/** The machine judges whether more may be asked of this session at all; what it refuses never reaches the workstation. */
export const askFurther: Case<'session.ask-further'> = (context, caller, signed) =>
  transact(context, async (work): Promise<Result<RemoteSession, RequestFailure>> => {
    const own = asTechnician(await lockSession(work.db, signed.demand.sessionId), caller);
    if (!own.ok) return own;
    const { session } = own.value;
    const answerBy = work.now + context.timing.answer;
    const event = { type: 'further-asked' as const, at: work.now, signed, answerBy };
    const asked = await advanceSession(context, work, session, event, actorOf(caller.person));
    if (!asked.ok) return fail(failureOf(asked.failure, session));
    await context.deadlines.plan(work.db, session.id, 'further', answerBy + context.timing.margin);
    const request = furtherFrom(asked.value);
    if (request !== null)
      work.afterwards(() =>
        context.publish([roomOfWorkstation(session.workstationId)], { type: 'further-asked', request }),
      );
    return asked;
  });

function failureOf(refusal: SessionRefusal, { phase }: RemoteSession): RequestFailure {
  switch (refusal.type) {
    case 'signature-does-not-hold':
    case 'grant-outlived':
    case 'nothing-more':
    case 'asked-already':
    case 'refused-too-often':
      return refusal;
    default:
      return { type: 'not-in-this-phase', phase: phase.type };
  }
}
