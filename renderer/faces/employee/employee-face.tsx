import type { ReactElement } from 'react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../app/level/person.ts';
import type { SessionEnd, ShellState } from '../../../app/wire/bridge.ts';
import type { HelpDesk, Platform } from '../../ports/platform/platform.ts';
import { talkThrough } from '../../ports/talk.ts';
import { keysText } from '../../shared/keys-text.ts';
import { FaultyConfiguration } from '../../shared/parts/faulty-configuration.tsx';
import { Icon } from '../../shared/parts/icon.tsx';
import { Notice } from '../../shared/parts/notice.tsx';
import { withdrawnText } from '../../shared/removal-text.ts';
import { AskView } from './ask-view.tsx';
import { Cancelled } from './cancelled.tsx';
import { EmployeeNav } from './employee-nav.tsx';
import { FollowView } from './follow-view.tsx';
import { JournalView } from './journal-view.tsx';
import type { Place } from './place.ts';
import { currentOf, followedFrom, othersOf, subjectAt } from './place.ts';
import { RequestsView } from './requests-view.tsx';
import { SettingsView } from './settings-view.tsx';
import { Thanks } from './thanks.tsx';
import { useSessionOver } from './use-session-over.ts';
import './employee.css';

interface EmployeeFaceProps {
  readonly shell: ShellState;
  readonly person: Person;
  readonly desk: HelpDesk;
  readonly platform: Platform;
}

/** Opens on what matters now: the request under way if there is one, else the question. */
export function EmployeeFace({ shell, person, desk, platform }: EmployeeFaceProps): ReactElement {
  const [chosen, setChosen] = useState<Place | null>(null);
  const [followed, setFollowed] = useState<string | null>(null);
  const current = followedFrom(shell, followed);
  if (current !== followed) setFollowed(current);
  const place: Place = chosen ?? (current === null ? { type: 'ask' } : { type: 'follow', subject: current });
  const session = useSessionOver(shell.inSession);
  const [cancelled, setCancelled] = useState<{ readonly reference: string | null } | null>(null);
  const leave = (to: Place | null): void => {
    setCancelled(null);
    if (place.type === 'follow') setFollowed(currentOf(shell));
    session.forget();
    setChosen(to);
  };
  const line = useMemo(() => talkThrough(desk, shell.brokerUrl), [desk, shell.brokerUrl]);
  // A click on a notification: whatever was in sight, the ticket it is about comes.
  useEffect(
    () => desk.onTalk((told) => told.type === 'open' && setChosen({ type: 'follow', subject: told.ticketId })),
    [desk],
  );
  const subject = place.type === 'follow' ? subjectAt(shell, place.subject) : null;

  return (
    <div className="employee">
      <StatusLines
        shell={shell}
        sessionOver={session.over}
        cancelled={cancelled}
        desk={desk}
        onSettings={place.type === 'settings' ? null : () => leave({ type: 'settings' })}
      />
      <main className="employee-main">
        {place.type === 'ask' || (place.type === 'follow' && subject === null) ? (
          <AskView desk={desk} onAsked={() => leave(null)} />
        ) : null}
        {subject === null ? null : (
          <FollowView
            key={subject.key}
            subject={subject}
            link={shell.link}
            desk={desk}
            line={line}
            me={person.id}
            others={othersOf(shell, subject.key)}
            onAsk={() => leave({ type: 'ask' })}
            onList={() => leave({ type: 'requests' })}
            onCancelled={(reference) => {
              leave(null);
              setCancelled({ reference });
            }}
          />
        )}
        {place.type === 'requests' ? (
          <RequestsView
            shell={shell}
            onShow={(shown) => leave({ type: 'follow', subject: shown })}
            onAsk={() => leave({ type: 'ask' })}
          />
        ) : null}
        {place.type === 'journal' ? <JournalView key={shell.inSession ? 'live' : 'over'} desk={desk} /> : null}
        {place.type === 'settings' ? (
          <SettingsView shell={shell} person={person} platform={platform} desk={desk} />
        ) : null}
      </main>
      <EmployeeNav
        place={place.type}
        underWay={current !== null}
        unread={shell.unread.some((ticketId) => ticketId !== subject?.key)}
        onGo={leave}
      />
    </div>
  );
}

interface StatusLinesProps {
  readonly shell: ShellState;
  readonly sessionOver: boolean;
  /** What has just been cancelled here; its reference, null where it had none. */
  readonly cancelled: { readonly reference: string | null } | null;
  readonly desk: HelpDesk;
  /** Null while the settings are in sight. */
  readonly onSettings: (() => void) | null;
}

function StatusLines({ shell, sessionOver, cancelled, desk, onSettings }: StatusLinesProps): ReactElement {
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
      {shell.disowned === null ? null : <Thanks shell={shell} disowned={shell.disowned} desk={desk} />}
      {shell.configurationFault === null ? null : <FaultyConfiguration fault={shell.configurationFault} />}
      <Cancelled cancelled={cancelled} />
      {shell.revoked ? (
        <Notice icon="blocked" tone="loss" title={t('employee.revoked.title')}>
          <p className="small">{t('employee.revoked.body')}</p>
        </Notice>
      ) : null}
      {shell.brokerKey.foreign === null || onSettings === null ? null : (
        <Notice icon="alert" tone="loss" title={t('employee.serverKey.foreignTitle')}>
          <button type="button" className="link small" onClick={onSettings}>
            {t('employee.serverKey.look')}
          </button>
        </Notice>
      )}
      {sessionOver && shell.disowned === null ? <Over end={shell.lastEnd} /> : null}
      {shell.link === 'online' ? null : (
        <p className="employee-link" role="status">
          <Icon name={shell.link === 'away' ? 'offline' : 'hourglass'} size={16} />
          {shell.link === 'away' ? t('employee.away') : t('employee.connecting')}
        </p>
      )}
    </div>
  );
}

/** Nobody sees the screen any more, and why, unless it was the employee's own doing. */
function Over({ end }: { readonly end: SessionEnd | null }): ReactElement {
  const { t } = useTranslation();
  const withdrawn = end?.reason === 'rule' ? end.revoked.find(({ capability }) => capability === 'view') : undefined;
  const why = end === null || end.reason === 'stopped-by-employee' ? null : t(`employee.journal.end.${end.reason}`);
  return (
    <Notice icon="check" tone="good" title={t('employee.follow.unseen')}>
      {why === null ? null : (
        <p className="small">
          {withdrawn === undefined ? t('employee.follow.endedWhy', { why }) : withdrawnText(t, withdrawn)}
        </p>
      )}
    </Notice>
  );
}
