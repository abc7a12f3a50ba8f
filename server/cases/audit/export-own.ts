import { ok } from '../../../app/kernel/result.ts';
import { issueDownload } from '../../audit/downloads.ts';
import { noteChange } from '../../steps/note-change.ts';
import { transact } from '../../steps/transact.ts';
import type { Case } from '../case.ts';

/** For the journal that an employee saves: what the broker says of the same sessions, signed by the broker. */
export const exportOwn: Case<'audit.export-own'> = (context, caller) =>
  transact(context, async (work) => {
    const { id: personId } = caller.person;
    const ticket = await issueDownload(context, work.db, personId, { what: 'own-sessions' }, work.now);
    noteChange(work, caller, { kind: 'journal-exported', subject: { personId }, body: {} });
    return ok({ ticket });
  });
