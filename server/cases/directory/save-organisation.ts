import type { Organisation } from '../../../app/directory/organisation.ts';
import { fail, ok } from '../../../app/kernel/result.ts';
import { announceDirectory } from '../../steps/announce.ts';
import { asSeen, laterThan } from '../../steps/edit.ts';
import { noteChange } from '../../steps/note-change.ts';
import { transact } from '../../steps/transact.ts';
import { lockOrganisation, saveOrganisation as save } from '../../store/organisations.ts';
import type { Case } from '../case.ts';

export const saveOrganisation: Case<'organisation.save'> = (context, caller, { editing, name }) =>
  transact(context, async (work) => {
    const before = editing === null ? null : asSeen(await lockOrganisation(work.db, editing.id), editing);
    if (before?.ok === false) return before;
    const organisation: Organisation = {
      id: before?.value.id ?? context.random.id(),
      name,
      archived: before?.value.archived ?? false,
      changedAt: laterThan(work.now, before?.value.changedAt),
    };
    if (!(await save(work.db, organisation))) return fail({ type: 'name-taken', name });
    const kind = before === null ? 'organisation-created' : 'organisation-changed';
    noteChange(work, caller, {
      kind,
      subject: {},
      body: { ...organisation },
    });
    work.afterwards(() => announceDirectory(context, 'organisations'));
    return ok(organisation);
  });
