import { ok } from '../../../app/kernel/result.ts';
import { noteChange } from '../../steps/note-change.ts';
import { transact } from '../../steps/transact.ts';
import { readDeskSettings, saveDeskSettings } from '../../store/settings.ts';
import type { Case } from '../case.ts';

export const showDeskSettings: Case<'desk.settings'> = async ({ store }) => ok(await readDeskSettings(store));

/** What is open keeps its priority until somebody judges it anew; what comes in next has the new one. */
export const changeDeskSettings: Case<'desk.change-settings'> = (context, caller, settings) =>
  transact(context, async (work) => {
    await saveDeskSettings(work.db, settings, caller.person.id, work.now);
    noteChange(work, caller, { kind: 'settings-changed', subject: {}, body: settings });
    return ok(settings);
  });
