import type { TFunction } from 'i18next';
import type { Removal } from '../../app/policy/removal.ts';

/** Why the rules took a right away, as the end of a sentence. */
export function removalWhy(t: TFunction, removal: Removal): string {
  if (removal.lock === 'contract') return t(`rights.obstacle.${removal.why}`);
  const { why, rule, version } = removal;
  return t(`rights.rule.${why}`, { rule: rule ?? '', version });
}

/** What is gone, and why, as a sentence. */
export const removalText = (t: TFunction, removal: Removal): string =>
  t('rights.lost', { capability: t(`rights.capability.${removal.capability}`), why: removalWhy(t, removal) });
