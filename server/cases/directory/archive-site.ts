import { fail, ok } from '../../../app/kernel/result.ts';
import { announceDirectory } from '../../steps/announce.ts';
import { asSeen, laterThan } from '../../steps/edit.ts';
import { noteChange } from '../../steps/note-change.ts';
import { transact } from '../../steps/transact.ts';
import { countUsesOfSite, lockSite, missingPlace, saveSite } from '../../store/organisations.ts';
import type { Case } from '../case.ts';

export const archiveSite: Case<'site.archive'> = (context, caller, { editing, archived }) =>
  transact(context, async (work) => {
    const before = asSeen(await lockSite(work.db, editing.id), editing);
    if (!before.ok) return before;
    const count = archived ? await countUsesOfSite(work.db, editing.id) : 0;
    if (count > 0) return fail({ type: 'still-used', count });
    const missing = await missingPlace(work.db, { organisationId: before.value.organisationId, siteId: null });
    if (!archived && missing !== null) return fail({ type: 'not-in-directory', part: missing });
    const after = { ...before.value, archived, changedAt: laterThan(work.now, before.value.changedAt) };
    if (!(await saveSite(work.db, after))) return fail({ type: 'name-taken', name: after.name });
    const kind = 'site-changed';
    noteChange(work, caller, { kind, subject: {}, body: { ...after } });
    work.afterwards(() => announceDirectory(context, 'organisations'));
    return ok(after);
  });
