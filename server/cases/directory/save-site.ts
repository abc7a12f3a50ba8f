import type { Site } from '../../../app/directory/organisation.ts';
import { fail, ok } from '../../../app/kernel/result.ts';
import { announceDirectory } from '../../steps/announce.ts';
import { asSeen, laterThan } from '../../steps/edit.ts';
import { noteChange } from '../../steps/note-change.ts';
import { transact } from '../../steps/transact.ts';
import { lockSite, missingPlace, saveSite as save } from '../../store/organisations.ts';
import type { Case } from '../case.ts';

/** A site stays with its organisation for good: what happened there happened to them. */
export const saveSite: Case<'site.save'> = (context, caller, { editing, organisationId, name, timeZone }) =>
  transact(context, async (work) => {
    const before = editing === null ? null : asSeen(await lockSite(work.db, editing.id), editing);
    if (before?.ok === false) return before;
    const missing = await missingPlace(work.db, { organisationId, siteId: null });
    if (missing !== null || (before !== null && before.value.organisationId !== organisationId))
      return fail({ type: 'not-in-directory', part: 'organisation' });
    const site: Site = {
      id: before?.value.id ?? context.random.id(),
      organisationId,
      name,
      timeZone,
      archived: before?.value.archived ?? false,
      changedAt: laterThan(work.now, before?.value.changedAt),
    };
    if (!(await save(work.db, site))) return fail({ type: 'name-taken', name });
    const kind = before === null ? 'site-created' : 'site-changed';
    noteChange(work, caller, { kind, subject: {}, body: { ...site } });
    work.afterwards(() => announceDirectory(context, 'organisations'));
    return ok(site);
  });
