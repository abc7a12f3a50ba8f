import { fail, ok } from '../../../app/kernel/result.ts';
import { announceDirectory } from '../../steps/announce.ts';
import { noteChange } from '../../steps/note-change.ts';
import { transact } from '../../steps/transact.ts';
import { withdrawEnrolmentToken as withdraw } from '../../store/enrolment.ts';
import type { Case } from '../case.ts';

export const withdrawEnrolmentToken: Case<'enrolment.withdraw'> = (context, caller, { id }) =>
  transact(context, async (work) => {
    const token = await withdraw(work.db, id, work.now);
    if (token === undefined) return fail({ type: 'not-found' });
    noteChange(work, caller, { kind: 'enrolment-token-revoked', subject: {}, body: { id, uses: token.uses } });
    work.afterwards(() => announceDirectory(context, 'enrolment'));
    return ok(token);
  });
