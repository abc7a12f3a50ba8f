import type { ReactElement, ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../app/level/person.ts';
import type { HelpDesk, HelpState, OwnWorkstation, Platform } from '../../ports/platform/platform.ts';
import { Icon } from '../../shared/parts/icon.tsx';
import { Wordmark } from '../../shared/parts/wordmark.tsx';
import { AskView } from './ask-view.tsx';
import { Cancelled } from './cancelled.tsx';
import { EmployeeNav } from './employee-nav.tsx';
import { FollowView } from './follow-view.tsx';
import { JournalView } from './journal-view.tsx';
import type { Place } from './place.ts';
import { currentOf, followedFrom, othersOf, subjectAt } from './place.ts';
import { RequestsView } from './requests-view.tsx';
import { SettingsView } from './settings-view.tsx';
import { useSessionOver } from './use-session-over.ts';
import { WorkstationStatus } from './workstation-status.tsx';
import './employee.css';
import './portal.css';

interface EmployeeFaceProps {
  readonly state: HelpState;
  readonly person: Person;
  readonly desk: HelpDesk;
  /** Null in a browser: what has to do with a screen and its keys is the application's alone. */
  readonly workstation: OwnWorkstation | null;
  readonly platform: Platform;
}

/** Opens on what matters now: the request under way if there is one, else the question. */
export function EmployeeFace({ state, person, desk, workstation, platform }: EmployeeFaceProps): ReactElement {
  const [chosen, setChosen] = useState<Place | null>(null);
  const [followed, setFollowed] = useState<string | null>(null);
  const current = followedFrom(state, followed);
  if (current !== followed) setFollowed(current);
  const place: Place = chosen ?? (current === null ? { type: 'ask' } : { type: 'follow', subject: current });
  const session = useSessionOver(workstation?.shell.inSession === true);
  const [cancelled, setCancelled] = useState<{ readonly reference: string | null } | null>(null);
  const leave = (to: Place | null): void => {
    setCancelled(null);
    if (place.type === 'follow') setFollowed(currentOf(state));
    session.forget();
    setChosen(to);
  };
  // A click on a notification: whatever was in sight, the ticket it is about comes.
  useEffect(() => desk.onOpen((ticketId) => setChosen({ type: 'follow', subject: ticketId })), [desk]);
  const subject = place.type === 'follow' ? subjectAt(state, place.subject) : null;
  const nav = (
    <EmployeeNav
      place={place.type}
      underWay={current !== null}
      unread={state.unread.some((ticketId) => ticketId !== subject?.key)}
      hasJournal={workstation !== null}
      onGo={leave}
    />
  );

  return (
    <Frame
      isPortal={workstation === null}
      nav={nav}
      status={
        <>
          <WorkstationStatus
            workstation={workstation}
            sessionOver={session.over}
            onSettings={place.type === 'settings' ? null : () => leave({ type: 'settings' })}
          />
          <Cancelled cancelled={cancelled} />
          <LinkLine link={state.link} />
        </>
      }
    >
      {place.type === 'ask' || (place.type === 'follow' && subject === null) ? (
        <AskView desk={desk} onAsked={() => leave(null)} />
      ) : null}
      {subject === null ? null : (
        <FollowView
          key={subject.key}
          subject={subject}
          link={state.link}
          desk={desk}
          isPortal={workstation === null}
          me={person.id}
          others={othersOf(state, subject.key)}
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
          state={state}
          onShow={(shown) => leave({ type: 'follow', subject: shown })}
          onAsk={() => leave({ type: 'ask' })}
        />
      ) : null}
      {place.type === 'journal' ? <JournalOf workstation={workstation} /> : null}
      {place.type === 'settings' ? (
        <SettingsView state={state} person={person} platform={platform} desk={desk} workstation={workstation} />
      ) : null}
    </Frame>
  );
}

/** Read anew once a session is over. */
function JournalOf({ workstation }: { readonly workstation: OwnWorkstation | null }): ReactElement | null {
  if (workstation === null) return null;
  return <JournalView key={workstation.shell.inSession ? 'live' : 'over'} desk={workstation.desk} />;
}

interface FrameProps {
  readonly isPortal: boolean;
  readonly nav: ReactElement;
  readonly status: ReactElement;
  readonly children: ReactNode;
}

/** A browser's page is read from its top; in the application's small window the way round lies under the thumb. */
function Frame({ isPortal, nav, status, children }: FrameProps): ReactElement {
  return (
    <div className={isPortal ? 'employee portal' : 'employee'}>
      {isPortal ? (
        <header className="portal-bar">
          <Wordmark />
          {nav}
        </header>
      ) : null}
      <div className="employee-status">{status}</div>
      <main className="employee-main">{children}</main>
      {isPortal ? null : nav}
    </div>
  );
}

/** Said as long as the broker is not there. */
function LinkLine({ link }: Pick<HelpState, 'link'>): ReactElement | null {
  const { t } = useTranslation();
  if (link === 'online') return null;
  return (
    <p className="employee-link" role="status">
      <Icon name={link === 'away' ? 'offline' : 'hourglass'} size={16} />
      {link === 'away' ? t('employee.away') : t('employee.connecting')}
    </p>
  );
}
