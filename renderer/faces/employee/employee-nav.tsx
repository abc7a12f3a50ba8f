import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { IconName } from '../../shared/parts/icon.tsx';
import { Icon } from '../../shared/parts/icon.tsx';
import type { Place } from './place.ts';

interface EmployeeNavProps {
  readonly place: Place['type'];
  /** A request that somebody still has to answer. */
  readonly underWay: boolean;
  /** Null: to what matters now. */
  readonly onGo: (place: Place | null) => void;
}

/** The four things an employee can look at. */
export function EmployeeNav({ place, underWay, onGo }: EmployeeNavProps): ReactElement {
  const { t } = useTranslation();
  return (
    <nav className="employee-nav" aria-label={t('employee.nav.label')}>
      <Tab
        icon={underWay ? 'pulse' : 'message'}
        label={underWay ? t('employee.nav.current') : t('employee.nav.ask')}
        on={place === 'ask' || place === 'follow'}
        onClick={() => onGo(null)}
      />
      <Tab
        icon="list"
        label={t('employee.nav.past')}
        on={place === 'requests'}
        onClick={() => onGo({ type: 'requests' })}
      />
      <Tab
        icon="shield"
        label={t('employee.nav.journal')}
        on={place === 'journal'}
        onClick={() => onGo({ type: 'journal' })}
      />
      <Tab
        icon="gear"
        label={t('employee.nav.settings')}
        on={place === 'settings'}
        onClick={() => onGo({ type: 'settings' })}
      />
    </nav>
  );
}

interface TabProps {
  readonly icon: IconName;
  readonly label: string;
  readonly on: boolean;
  readonly onClick: () => void;
}

function Tab({ icon, label, on, onClick }: TabProps): ReactElement {
  return (
    <button type="button" className="employee-tab" aria-current={on ? 'page' : undefined} onClick={onClick}>
      <Icon name={icon} />
      {label}
    </button>
  );
}
