import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyRefusal } from '../../../../app/policy/decide.ts';
import type { IconName } from '../../../shared/parts/icon.tsx';
import { Icon } from '../../../shared/parts/icon.tsx';
import { failureText } from '../../../shared/refusal-text.ts';

interface LocksProps {
  /** Null: the rules allow it. */
  readonly refusal: PolicyRefusal | null;
  readonly requester: string;
}

/** "Why can't I?": each lock open or closed, with its sentence and who can open it. */
export function Locks({ refusal, requester }: LocksProps): ReactElement {
  const { t } = useTranslation();
  const text = refusal === null ? null : failureText(t, refusal);
  return (
    <ul className="locks" aria-label={t('technician.locks.title')}>
      <Lock
        icon={text === null ? 'unlock' : 'lock'}
        name={t('technician.locks.policy')}
        state={text === null ? t('technician.locks.open') : t('technician.locks.closed')}
        open={text === null}
        what={text?.what ?? t('technician.locks.policyOpen')}
        next={text?.next}
      />
      <Lock
        icon="lock"
        name={t('technician.locks.consent')}
        state={t('technician.locks.asked')}
        open={false}
        what={t('technician.locks.consentAsked', { name: requester })}
      />
    </ul>
  );
}

interface LockProps {
  readonly icon: IconName;
  readonly name: string;
  readonly state: string;
  readonly open: boolean;
  readonly what: string;
  readonly next?: string | undefined;
}

function Lock({ icon, name, state, open, what, next }: LockProps): ReactElement {
  return (
    <li className={open ? 'lock open' : 'lock'}>
      <Icon name={icon} />
      <p className="lock-name">
        {name} <span className="lock-state">{state}</span>
      </p>
      <p className="small">{what}</p>
      {next === undefined ? null : <p className="small soft">{next}</p>}
    </li>
  );
}
