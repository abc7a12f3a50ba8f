import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { IconName } from '../../shared/parts/icon.tsx';
import { Icon } from '../../shared/parts/icon.tsx';
import type { Place } from './place.ts';

interface EmployeeNavProps {
  readonly place: Place['type'];
  /** A request that somebody still has to answer. */
  readonly underWay: boolean;
  /** Somebody has written on a request that is not in sight. */
  readonly unread: boolean;
  /** Kept by a workstation, and by nothing else. */
  readonly hasJournal: boolean;
  /** Null: to what matters now. */
  readonly onGo: (place: Place | null) => void;
}

/** What an employee can look at. */
export function EmployeeNav({ place, underWay, unread, hasJournal, onGo }: EmployeeNavProps): ReactElement {
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
        news={unread ? t('talk.unread') : null}
        on={place === 'requests'}
        onClick={() => onGo({ type: 'requests' })}
      />
      {hasJournal ? (
        <Tab
          icon="shield"
          label={t('employee.nav.journal')}
          on={place === 'journal'}
          onClick={() => onGo({ type: 'journal' })}
        />
      ) : null}
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
  /** Something to read there, in a word. */
  readonly news?: string | null;
  readonly onClick: () => void;
}

function Tab({ icon, label, on, news = null, onClick }: TabProps): ReactElement {
  return (
    <button type="button" className="employee-tab" aria-current={on ? 'page' : undefined} onClick={onClick}>
      <span className={news === null ? undefined : 'unread'}>
        <Icon name={icon} />
      </span>
      {label}
      {news === null ? null : <span className="visually-hidden">{news}</span>}
    </button>
  );
}
