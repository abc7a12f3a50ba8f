import { fail, ok } from '../../../app/kernel/result.ts';
import { announceDirectory } from '../../steps/announce.ts';
import { asSeen, laterThan } from '../../steps/edit.ts';
import { noteChange } from '../../steps/note-change.ts';
import { transact } from '../../steps/transact.ts';
import { countUsesOfOrganisation, lockOrganisation, saveOrganisation } from '../../store/organisations.ts';
import type { Case } from '../case.ts';

/** Out of the lists and the choices, never out of what happened. */
export const archiveOrganisation: Case<'organisation.archive'> = (context, caller, { editing, archived }) =>
  transact(context, async (work) => {
    const before = asSeen(await lockOrganisation(work.db, editing.id), editing);
    if (!before.ok) return before;
    const count = archived ? await countUsesOfOrganisation(work.db, editing.id) : 0;
    if (count > 0) return fail({ type: 'still-used', count });
    const after = { ...before.value, archived, changedAt: laterThan(work.now, before.value.changedAt) };
    if (!(await saveOrganisation(work.db, after))) return fail({ type: 'name-taken', name: after.name });
    const kind = 'organisation-changed';
    noteChange(work, caller, { kind, subject: {}, body: { ...after } });
    work.afterwards(() => announceDirectory(context, 'organisations'));
    return ok(after);
  });
