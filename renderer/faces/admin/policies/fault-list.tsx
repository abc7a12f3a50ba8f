import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyFault } from '../../../../app/policy/fault.ts';
import { Icon } from '../../../shared/parts/icon.tsx';

/** What is wrong with a rule, each with its line. */
export function FaultList({ faults }: { readonly faults: readonly PolicyFault[] }): ReactElement | null {
  const { t } = useTranslation();
  if (faults.length === 0) return null;
  return (
    <ul className="policy-faults">
      {faults.map((fault) => (
        <li key={JSON.stringify(fault)} className={fault.severity}>
          <Icon name={fault.severity === 'error' ? 'alert' : 'info'} size={16} />
          <span>
            <strong>{t(`policy.fault.${fault.severity}`)}</strong>
            {fault.at === null ? ' · ' : ` · ${t('policy.fault.at', fault.at.from)} · `}
            {faultWords(t, fault)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function faultWords(t: TFunction, { problem }: PolicyFault): ReactElement | string {
  switch (problem.type) {
    case 'cedar':
      return (
        <span lang="en">
          {problem.message}
          {problem.help === null ? null : <span className="soft"> — {problem.help}</span>}
        </span>
      );
    case 'unknown-reference':
      return t(`policy.fault.unknown-reference.${problem.kind}`);
    case 'same-name':
      return t('policy.fault.same-name', { name: problem.name });
    case 'too-deep':
    case 'nothing-permitted':
    case 'control-without-view':
    case 'nobody-to-approve':
      return t(`policy.fault.${problem.type}`);
  }
}
