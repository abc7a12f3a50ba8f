import { fail, ok } from '../../../app/kernel/result.ts';
import { actorOf } from '../../steps/actors.ts';
import { transact } from '../../steps/transact.ts';
import { findCaller } from '../../store/desk/callers.ts';
import { endIntake } from '../../store/desk/intakes.ts';
import type { Case } from '../case.ts';
import { ownIntake } from './open-intake.ts';

/** The number that was drawn is not given again: the audit says why there is nothing under it. */
export const abandonIntake: Case<'intake.abandon'> = (context, caller, { intakeId, words, callerId }) =>
  transact(context, async (work) => {
    const intake = await ownIntake(work.db, caller, intakeId);
    if (!intake.ok) return intake;
    if (callerId !== null && (await findCaller(work.db, callerId)) === undefined) return fail({ type: 'not-found' });
    const { reference, channel } = intake.value;
    await endIntake(work.db, intakeId, { outcome: 'abandoned', ticketId: null, at: work.now });
    work.note({
      kind: 'intake-abandoned',
      actor: actorOf(caller.person),
      subject: { reference },
      body: { channel },
      personal: { words: { of: callerId, value: words } },
    });
    return ok({});
  });
