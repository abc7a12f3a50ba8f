import { fail, ok } from '../../../app/kernel/result.ts';
import { issueDownload } from '../../audit/downloads.ts';
import { noteChange } from '../../steps/note-change.ts';
import { transact } from '../../steps/transact.ts';
import { lockPersonRecord } from '../../store/people.ts';
import type { Case } from '../case.ts';

/** The right of access: what is kept about someone, all of it. */
export const exportPerson: Case<'privacy.export-person'> = (context, caller, { personId }) =>
  transact(context, async (work) => {
    if ((await lockPersonRecord(work.db, personId)) === undefined) return fail({ type: 'not-found' });
    const wanted = { what: 'person', personId } as const;
    const ticket = await issueDownload(context, work.db, caller.person.id, wanted, work.now);
    noteChange(work, caller, { kind: 'person-exported', subject: { personId }, body: {} });
    return ok({ ticket, name: `accord-person-${new Date(work.now).toISOString().slice(0, 10)}.json` });
  });
