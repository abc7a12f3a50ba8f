import type { TFunction } from 'i18next';
import type { Deadline, Deadlines, Target } from '../../../../app/targets/deadlines.ts';
import { standingOf } from '../../../../app/targets/deadlines.ts';
import { clockOf, dueTextOf } from '../../../shared/time.ts';

/** What is promised next: the first answer, and once that was given the end of the trouble. */
export const nextTarget = ({ respond }: Deadlines): Target => (respond.metAt === null ? 'respond' : 'resolve');

/** How it stands, in a few words for beside its name. */
export function targetText(t: TFunction, language: string, deadline: Deadline, now: number): string {
  const { dueAt, metAt } = deadline;
  const standing = standingOf(deadline, now);
  if (metAt !== null)
    return t(`desk.targets.${standing === 'missed' ? 'late' : 'met'}`, { when: clockOf(language, metAt) });
  if (dueAt === null) return t('desk.targets.paused');
  return t(`desk.targets.${standing === 'missed' ? 'missed' : 'due'}`, { when: dueTextOf(language, dueAt, now) });
}
