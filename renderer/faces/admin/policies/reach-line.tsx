import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyReach } from '../../../../app/wire/requests/policy.ts';

interface ReachLineProps {
  readonly reach: PolicyReach | undefined;
  readonly ruleId: string;
  readonly effect: 'permit' | 'forbid' | 'expert';
  /** Nothing is counted under rules that could not be published. */
  readonly isFaulty: boolean;
}

/** Beneath a sentence: how many it is about, and what it would have changed in the last month. */
export function ReachLine({ reach, ruleId, effect, isFaulty }: ReachLineProps): ReactElement {
  const { t } = useTranslation();
  const rule = reach?.rules.find((one) => one.ruleId === ruleId);
  if (rule === undefined) return <p className="policy-reach soft">{t('policy.reach.counting')}</p>;
  const values = {
    technicians:
      rule.names.length === 0
        ? t('policy.reach.technicians', { count: rule.technicians })
        : t('policy.reach.names', { names: rule.names }),
    workstations: t('policy.reach.workstations', { count: rule.workstations }),
  };
  const about = rule.exact
    ? t(effect === 'permit' ? 'policy.reach.permits' : 'policy.reach.forbids', values)
    : t('policy.reach.atMost', values);
  const changes = isFaulty ? t('policy.reach.faulty') : changesOf(t, reach, rule.wouldRefuse, rule.wouldAllow);
  return <p className="policy-reach soft">{t('policy.reach.line', { about, changes })}</p>;
}

function changesOf(t: TFunction, reach: PolicyReach | undefined, wouldRefuse: number, wouldAllow: number): string {
  const parts = [
    wouldRefuse > 0 && t('policy.reach.refused', { count: wouldRefuse }),
    wouldAllow > 0 && t('policy.reach.allowed', { count: wouldAllow }),
  ].filter((part) => part !== false);
  if (parts.length === 0) return t('policy.reach.unchanged');
  const all = parts.join(', ');
  return reach?.cut === true ? `${all} (${t('policy.reach.cut', { count: reach.examined })})` : all;
}
