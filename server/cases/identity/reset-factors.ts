import { fail, ok } from '../../../app/kernel/result.ts';
import { noteChange } from '../../steps/note-change.ts';
import { transact } from '../../steps/transact.ts';
import { removeFactors } from '../../store/factors.ts';
import { endLoginsOf } from '../../store/logins.ts';
import { findPerson } from '../../store/people.ts';
import type { Case } from '../case.ts';

/** For somebody who has lost every factor; one's own are taken off from one's own account, where another has to remain. */
export const resetFactors: Case<'identity.reset-factors'> = (context, caller, { personId }) =>
  transact(context, async (work) => {
    if (personId === caller.person.id) return fail({ type: 'not-allowed' });
    if ((await findPerson(work.db, personId)) === undefined) return fail({ type: 'not-found' });
    await removeFactors(work.db, personId);
    await endLoginsOf(work.db, personId);
    noteChange(work, caller, { kind: 'second-factors-reset', subject: { personId }, body: {} });
    return ok({});
  });
