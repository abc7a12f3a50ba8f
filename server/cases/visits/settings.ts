import { ok } from '../../../app/kernel/result.ts';
import { noteChange } from '../../steps/note-change.ts';
import { transact } from '../../steps/transact.ts';
import { readVisitSettings, saveVisitSettings } from '../../store/visits/settings.ts';
import type { Case } from '../case.ts';

export const showVisitSettings: Case<'visit.settings'> = async ({ store }) => ok(await readVisitSettings(store));

/** Who was reminded of a visit already is not reminded again. */
export const changeVisitSettings: Case<'visit.change-settings'> = (context, caller, settings) =>
  transact(context, async (work) => {
    await saveVisitSettings(work.db, settings, caller.person.id, work.now);
    noteChange(work, caller, { kind: 'settings-changed', subject: {}, body: settings });
    return ok(settings);
  });
