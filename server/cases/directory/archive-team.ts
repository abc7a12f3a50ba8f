import { fail, ok } from '../../../app/kernel/result.ts';
import { announceDirectory } from '../../steps/announce.ts';
import { asSeen, laterThan } from '../../steps/edit.ts';
import { noteChange } from '../../steps/note-change.ts';
import { transact } from '../../steps/transact.ts';
import { countUsesOfTeam, lockTeam, saveTeam } from '../../store/teams.ts';
import type { Case } from '../case.ts';

export const archiveTeam: Case<'team.archive'> = (context, caller, { editing, archived }) =>
  transact(context, async (work) => {
    const before = asSeen(await lockTeam(work.db, editing.id), editing);
    if (!before.ok) return before;
    const count = archived ? await countUsesOfTeam(work.db, editing.id) : 0;
    if (count > 0) return fail({ type: 'still-used', count });
    const after = { ...before.value, archived, changedAt: laterThan(work.now, before.value.changedAt) };
    if (!(await saveTeam(work.db, after))) return fail({ type: 'name-taken', name: after.name });
    const kind = 'team-changed';
    noteChange(work, caller, { kind, subject: {}, body: { ...after } });
    work.afterwards(() => announceDirectory(context, 'teams'));
    return ok(after);
  });
