import { fail, ok } from '../../../app/kernel/result.ts';
import { announceDirectory } from '../../steps/announce.ts';
import { asSeen, laterThan } from '../../steps/edit.ts';
import { noteChange } from '../../steps/note-change.ts';
import { transact } from '../../steps/transact.ts';
import { missingPlace } from '../../store/organisations.ts';
import { lockWorkstation, placeWorkstation as place } from '../../store/workstations.ts';
import type { Case } from '../case.ts';

export const placeWorkstation: Case<'workstation.place'> = (context, caller, { editing, ...where }) =>
  transact(context, async (work) => {
    const before = asSeen(await lockWorkstation(work.db, editing.id), editing);
    if (!before.ok) return before;
    const missing = await missingPlace(work.db, where);
    if (missing !== null) return fail({ type: 'not-in-directory', part: missing });
    const after = { ...before.value, ...where, changedAt: laterThan(work.now, before.value.changedAt) };
    await place(work.db, after);
    const { organisationId, siteId, tags } = before.value;
    const body = { before: { organisationId, siteId, tags }, after: where };
    noteChange(work, caller, { kind: 'workstation-changed', subject: { workstationId: editing.id }, body });
    work.afterwards(() => announceDirectory(context, 'workstations'));
    return ok(after);
  });
