import type { ReactElement } from 'react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { RemoteSession } from '../../../../app/session/phase.ts';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import type { LinkFailure } from '../../../ports/broker/link.ts';
import type { ConsoleState } from '../../../ports/peer/console-peer.ts';
import { Choices } from '../../../shared/parts/choices.tsx';
import { Icon } from '../../../shared/parts/icon.tsx';
import { leftOf } from '../../../shared/time.ts';
import { useNow } from '../../../shared/use-now.ts';
import type { Desk } from '../../../state/desk.ts';
import { AskMore } from './ask-more.tsx';
import { useAwakeBar } from './use-awake-bar.ts';
import type { FullScreen } from './use-full-screen.ts';
import type { StatsToggle } from './use-stats-key.ts';
import { whomText } from './whom-text.ts';

interface ToolBarProps {
  readonly session: RemoteSession;
  /** Null until the broker has told. */
  readonly ticket: Ticket | null;
  readonly state: ConsoleState;
  /** The broker's clock, in milliseconds. */
  readonly clock: () => number;
  readonly desk: Pick<Desk, 'askFurther' | 'withdrawFurther'>;
  readonly onFurtherFailure: (failure: LinkFailure | null) => void;
  readonly driving: boolean;
  readonly mayDrive: boolean;
  readonly onDrive: (driving: boolean) => void;
  readonly fit: 'fit' | 'actual';
  readonly onFit: (fit: 'fit' | 'actual') => void;
  readonly fullScreen: FullScreen;
  readonly stats: StatsToggle;
  readonly ending: boolean;
  readonly onEnd: () => void;
}

/** One bar; while the technician drives, what stays is a strip with the reference, and the tools drop down from it. */
export function ToolBar(props: ToolBarProps): ReactElement {
  const { t } = useTranslation();
  const { session, state, driving, fullScreen, stats } = props;
  const bar = useAwakeBar(driving);
  return (
    <header className={bar.awake ? 'tool-bar' : 'tool-bar asleep'} {...bar.handlers}>
      <Whom reference={session.reference} ticket={props.ticket} />
      <p className="tool-driving" role="status">
        {driving ? t('session.view.driving', { shortcut: t('session.view.shortcut') }) : null}
      </p>
      <TimeLeft state={state} clock={props.clock} />
      <div className="tools" role="toolbar" aria-label={t('session.view.tools')} inert={!bar.awake}>
        <Mode {...props} />
        <AskMore
          desk={props.desk}
          session={session}
          state={state}
          clock={props.clock}
          onFailure={props.onFurtherFailure}
        />
        <Choices<'fit' | 'actual'>
          legend={t('session.view.scale')}
          legendHidden
          joined
          value={props.fit}
          onChange={props.onFit}
          options={[
            { value: 'fit', label: t('session.view.fit'), icon: 'fit' },
            { value: 'actual', label: t('session.view.actual'), icon: 'screen' },
          ]}
        />
        <button type="button" className="button" aria-pressed={fullScreen.on} onClick={fullScreen.toggle}>
          <Icon name="expand" size={18} />
          {fullScreen.on ? t('session.view.leaveFullScreen') : t('session.view.fullScreen')}
        </button>
        <button
          type="button"
          className="button"
          aria-pressed={stats.open}
          aria-keyshortcuts="Alt+I"
          title="Alt+I"
          onClick={stats.toggle}
        >
          <Icon name="pulse" size={18} />
          {t('session.view.stats')}
        </button>
        <button type="button" className="button stop" aria-disabled={props.ending} onClick={props.onEnd}>
          <Icon name="stop" size={18} />
          {t('session.view.end')}
        </button>
      </div>
    </header>
  );
}

/** Whose screen it is: never out of sight, so that nobody works on the wrong one. */
function Whom({ reference, ticket }: { readonly reference: string; readonly ticket: Ticket | null }): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="tool-whom">
      <h1 className="mono tool-reference">{reference}</h1>
      {ticket === null ? null : (
        <p className="tool-person" title={whomText(ticket)}>
          <span className="visually-hidden">{t('session.view.whom')} </span>
          {whomText(ticket)}
        </p>
      )}
    </div>
  );
}

/** Looking or driving; where driving is not possible, the reason stands in its place. */
function Mode({ driving, mayDrive, onDrive, state }: ToolBarProps): ReactElement {
  const { t } = useTranslation();
  const id = useId();
  const isRevoked = state.rights.revoked.some(({ capability }) => capability === 'control');
  const { capabilities } = state.rights;
  const granted = state.signed?.grant.capabilities.includes('control') === true ? 'controlWithdrawn' : 'noControl';
  const why = capabilities.includes('control') && !capabilities.includes('view') ? 'controlBlind' : granted;
  return (
    <>
      {mayDrive ? (
        <Choices<'look' | 'drive'>
          legend={t('session.view.mode')}
          legendHidden
          joined
          value={driving ? 'drive' : 'look'}
          onChange={(mode) => onDrive(mode === 'drive')}
          options={[
            { value: 'look', label: t('session.view.look'), icon: 'eye' },
            { value: 'drive', label: t('session.view.drive'), icon: 'hand' },
          ]}
        />
      ) : (
        <p className="badge" id={id}>
          <Icon name="lock" size={16} />
          {t(isRevoked ? 'session.view.controlRevoked' : `session.view.${why}`)}
        </p>
      )}
    </>
  );
}

function TimeLeft({ state, clock }: Pick<ToolBarProps, 'state' | 'clock'>): ReactElement | null {
  const { t } = useTranslation();
  const now = useNow(clock, 1000);
  if (state.signed === null) return null;
  return (
    <p className="figures tool-time" role="timer">
      {t('session.view.left', { time: leftOf(t, state.signed.grant.expiresAt - now) })}
    </p>
  );
}
