import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../app/level/person.ts';
import type { ShellState } from '../../../app/wire/bridge.ts';
import type { HelpDesk, Platform } from '../../ports/platform/platform.ts';
import { keysText } from '../../shared/keys-text.ts';
import type { IconName } from '../../shared/parts/icon.tsx';
import { Icon } from '../../shared/parts/icon.tsx';
import { Notice } from '../../shared/parts/notice.tsx';
import { AskView } from './ask-view.tsx';
import { FollowView } from './follow-view.tsx';
import type { Place } from './place.ts';
import { currentOf, othersOf, subjectAt } from './place.ts';
import { RequestsView } from './requests-view.tsx';
import { SettingsView } from './settings-view.tsx';
import './employee.css';

interface EmployeeFaceProps {
  readonly shell: ShellState;
  readonly person: Person;
  readonly desk: HelpDesk;
  readonly platform: Platform;
}

/** Opens on what matters now: the request under way if there is one, else the question. */
export function EmployeeFace({ shell, person, desk, platform }: EmployeeFaceProps): ReactElement {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Place | null>(null);
  const current = currentOf(shell);
  const place: Place = chosen ?? (current === null ? { type: 'ask' } : { type: 'follow', subject: current });
  const subject = place.type === 'follow' ? subjectAt(shell, place.subject) : null;

  return (
    <div className="employee">
      <StatusLines shell={shell} />
      <main className="employee-main">
        {place.type === 'ask' || (place.type === 'follow' && subject === null) ? (
          <AskView desk={desk} onAsked={() => setChosen(null)} />
        ) : null}
        {subject === null ? null : (
          <FollowView
            key={subject.key}
            subject={subject}
            link={shell.link}
            desk={desk}
            others={othersOf(shell, subject.key)}
            onAsk={() => setChosen({ type: 'ask' })}
            onList={() => setChosen({ type: 'requests' })}
          />
        )}
        {place.type === 'requests' ? (
          <RequestsView
            shell={shell}
            onShow={(shown) => setChosen({ type: 'follow', subject: shown })}
            onAsk={() => setChosen({ type: 'ask' })}
          />
        ) : null}
        {place.type === 'settings' ? <SettingsView shell={shell} person={person} platform={platform} /> : null}
      </main>
      <nav className="employee-nav" aria-label={t('employee.nav.label')}>
        <Tab
          icon={current === null ? 'message' : 'pulse'}
          label={current === null ? t('employee.nav.ask') : t('employee.nav.current')}
          on={place.type === 'ask' || place.type === 'follow'}
          onClick={() => setChosen(null)}
        />
        <Tab
          icon="list"
          label={t('employee.nav.past')}
          on={place.type === 'requests'}
          onClick={() => setChosen({ type: 'requests' })}
        />
        <Tab
          icon="gear"
          label={t('employee.nav.settings')}
          on={place.type === 'settings'}
          onClick={() => setChosen({ type: 'settings' })}
        />
      </nav>
    </div>
  );
}

function StatusLines({ shell }: { readonly shell: ShellState }): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="employee-status">
      {shell.inSession ? (
        <Notice icon="eye" tone="seen" title={t('employee.follow.seen')}>
          <p className="small">
            {shell.shortcuts.stop === null
              ? t('employee.follow.seenHow')
              : t('employee.follow.seenHowKeys', { shortcut: keysText(t, shell.shortcuts.stop) })}
          </p>
        </Notice>
      ) : null}
      {shell.revoked ? (
        <Notice icon="blocked" tone="loss" title={t('employee.revoked.title')}>
          <p className="small">{t('employee.revoked.body')}</p>
        </Notice>
      ) : null}
      {shell.link === 'online' ? null : (
        <p className="employee-link" role="status">
          <Icon name={shell.link === 'away' ? 'offline' : 'hourglass'} size={16} />
          {shell.link === 'away' ? t('employee.away') : t('employee.connecting')}
        </p>
      )}
    </div>
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
