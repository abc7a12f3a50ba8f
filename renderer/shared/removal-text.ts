import type { TFunction } from 'i18next';
import type { Explanation } from '../../app/policy/explain.ts';
import { explainRemoval, explainRemovalToEmployee } from '../../app/policy/explain.ts';
import type { Removal } from '../../app/policy/removal.ts';

/** An explanation in words; `capabilityName` as the page calls it. */
export const explained = (t: TFunction, { key, values }: Explanation, capabilityName: string): string =>
  t(`rights.explain.${key}`, {
    capabilityName,
    ruleNames: values.rules.join(', '),
    count: values.rules.length,
    version: values.version,
    administrators: values.administrators,
    obstacle: values.obstacle === null ? '' : t(`rights.obstacle.${values.obstacle}`),
    opening: values.opensAt === null ? '' : t('rights.opening', { at: values.opensAt }),
  });

/** What is closed, why, and who can change it: rights that are closed for the same reason share a sentence. */
export function closedTexts(t: TFunction, removed: readonly Removal[], administrators: readonly string[]): string[] {
  const rights = new Map<string, string[]>();
  for (const removal of removed) {
    const name = t(`common.capability.${removal.capability}`);
    const why = explained(t, explainRemoval(removal, administrators), name);
    rights.set(why, [...(rights.get(why) ?? []), name]);
  }
  return [...rights].map(([why, names]) => t('rights.closedFor', { capabilities: names.join(', '), why }));
}

/** Why the rules took a right away, as the end of a sentence. */
export function removalWhy(t: TFunction, removal: Removal): string {
  if (removal.lock === 'contract') return t(`rights.obstacle.${removal.why}`);
  const { why, rule, version } = removal;
  return t(`rights.rule.${why}`, { rule: rule ?? '', version });
}

/** To the technician: what is gone, and why, as a sentence. */
export const removalText = (t: TFunction, removal: Removal): string =>
  t('rights.lost', { capability: t(`rights.capability.${removal.capability}`), why: removalWhy(t, removal) });

/** To the employee: the same in one sentence, without the rules, which are not theirs to know. */
export const withdrawnText = (t: TFunction, removal: Removal): string =>
  explained(t, explainRemovalToEmployee(removal), t(`rights.capability.${removal.capability}`));
