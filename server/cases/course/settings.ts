import { ok } from '../../../app/kernel/result.ts';
import { noteChange } from '../../steps/note-change.ts';
import { transact } from '../../steps/transact.ts';
import { readCourseSettings, saveCourseSettings } from '../../store/course.ts';
import type { Case } from '../case.ts';

export const showCourseSettings: Case<'course.settings'> = async ({ store }) => ok(await readCourseSettings(store));

/** A ticket that is resolved already closes when it was said to; reopening follows the new setting at once. */
export const changeCourseSettings: Case<'course.change-settings'> = (context, caller, settings) =>
  transact(context, async (work) => {
    await saveCourseSettings(work.db, settings, caller.person.id, work.now);
    noteChange(work, caller, { kind: 'settings-changed', subject: {}, body: settings });
    return ok(settings);
  });
