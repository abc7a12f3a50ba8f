import { faultOfName } from '../../../app/directory/reserved-names.ts';
import type { Team } from '../../../app/directory/team.ts';
import { fail, ok } from '../../../app/kernel/result.ts';
import { announceDirectory } from '../../steps/announce.ts';
import { asSeen, laterThan } from '../../steps/edit.ts';
import { noteChange } from '../../steps/note-change.ts';
import { transact } from '../../steps/transact.ts';
import { lockTeam, saveTeam as save } from '../../store/teams.ts';
import type { Case } from '../case.ts';

/** A team's name and level are its technicians' at once, but for those who have a level of their own. */
export const saveTeam: Case<'team.save'> = (context, caller, { editing, name, level, kind }) =>
  transact(context, async (work) => {
    const fault = faultOfName(name, 'team');
    if (fault !== null) return fail({ type: 'name-misleads', fault });
    const before = editing === null ? null : asSeen(await lockTeam(work.db, editing.id), editing);
    if (before?.ok === false) return before;
    const team: Team = {
      id: before?.value.id ?? context.random.id(),
      name,
      level,
      kind,
      archived: before?.value.archived ?? false,
      changedAt: laterThan(work.now, before?.value.changedAt),
    };
    if (!(await save(work.db, team))) return fail({ type: 'name-taken', name });
    const note = before === null ? 'team-created' : 'team-changed';
    noteChange(work, caller, {
      kind: note,
      subject: {},
      body: { ...team },
    });
    work.afterwards(() => announceDirectory(context, 'teams'));
    return ok(team);
  });
