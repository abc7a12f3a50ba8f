import { fail, ok } from '../../../app/kernel/result.ts';
import { announceDirectory } from '../../steps/announce.ts';
import { asSeen, laterThan } from '../../steps/edit.ts';
import { notePerson } from '../../steps/note-change.ts';
import { transact } from '../../steps/transact.ts';
import { isLastAdministrator, lockPersonRecord, setDisabled } from '../../store/people.ts';
import type { Case } from '../case.ts';

/** The database ends their sign-ins with it, and every broker closes their connections. */
export const setPersonDisabled: Case<'person.set-disabled'> = (context, caller, { editing, disabled }) =>
  transact(context, async (work) => {
    const before = asSeen(await lockPersonRecord(work.db, editing.id), editing);
    if (!before.ok) return before;
    if (editing.id === caller.person.id) return fail({ type: 'not-on-yourself' });
    if (disabled && (await isLastAdministrator(work.db, editing.id))) return fail({ type: 'last-administrator' });
    const changedAt = laterThan(work.now, before.value.changedAt);
    await setDisabled(work.db, editing.id, disabled ? work.now : null, changedAt);
    const after = { ...before.value, disabled, changedAt };
    notePerson(work, caller, disabled ? 'person-disabled' : 'person-enabled', after);
    work.afterwards(() => announceDirectory(context, 'people'));
    return ok(after);
  });
