import type { ReactElement } from 'react';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { InputEvent } from '../../../../app/wire/peer.ts';
import type { LinkFailure, LinkStatus } from '../../../ports/broker/link.ts';
import { Skeleton } from '../../../shared/parts/skeleton.tsx';
import type { DeskState } from '../../../state/desk-state.ts';
import type { Office } from '../../../state/office.ts';
import { RemoteScreen } from '../remote-screen/remote-screen.tsx';
import { Ended } from './ended.tsx';
import { HiddenScreen, hiddenBy } from './hidden-screen.tsx';
import { SessionNotices } from './session-notices.tsx';
import { StatsPanel } from './stats-panel.tsx';
import { ToolBar } from './tool-bar.tsx';
import { useFullScreen } from './use-full-screen.ts';
import { useHand } from './use-hand.ts';
import { useStatsKey } from './use-stats-key.ts';
import { useWhom } from './use-whom.ts';
import './session-view.css';

interface SessionViewProps {
  readonly watching: Extract<DeskState, { type: 'watching' }>;
  readonly office: Office;
  readonly status: LinkStatus;
}

/** The remote screen takes the window; the reference never leaves it. */
export function SessionView({ watching, office, status }: SessionViewProps): ReactElement {
  const { t } = useTranslation();
  const { session, connection, phrase } = watching;
  const state = useStore(connection);
  const [fit, setFit] = useState<'fit' | 'actual'>('fit');
  const [ending, setEnding] = useState(false);
  const [furtherFailure, setFurtherFailure] = useState<LinkFailure | null>(null);
  const frame = useRef<HTMLElement>(null);
  const fullScreen = useFullScreen(frame);
  const stats = useStatsKey();
  const { ticket, region } = useWhom(office, session);

  const hidden = ending ? null : hiddenBy(state);
  const { mayDrive, driving, reach } = useHand(connection, state, ending);
  const onInput = useCallback((event: InputEvent) => connection.send(event), [connection]);
  const onFrameShown = useCallback(() => connection.send({ type: 'frame-shown' }), [connection]);
  const onLeave = useCallback(() => reach(false), [reach]);

  if (state.phase === 'ended')
    return <Ended office={office} session={session} ticket={ticket} state={state} onBack={() => office.desk.clear()} />;
  const end = (): void => {
    setEnding(true);
    office.desk.end();
  };
  return (
    <main ref={frame} className={driving ? 'session-view driving' : 'session-view'} aria-label={region}>
      <ToolBar
        clock={office.now}
        desk={office.desk}
        onFurtherFailure={setFurtherFailure}
        session={session}
        ticket={ticket}
        state={state}
        driving={driving}
        mayDrive={mayDrive}
        onDrive={reach}
        fit={fit}
        onFit={setFit}
        fullScreen={fullScreen}
        stats={stats}
        ending={ending}
        onEnd={end}
      />
      <div className={hidden === null ? 'session-screen' : 'session-screen hidden'}>
        {hidden === null ? null : <HiddenScreen why={hidden} />}
        {state.stream === null || ending ? (
          <div className="session-connecting">
            <h1>{ending ? t('session.view.ending') : t('session.view.connecting')}</h1>
            {ending ? null : <p>{t('session.view.connectingNext')}</p>}
            <Skeleton lines={3} />
          </div>
        ) : (
          <RemoteScreen
            stream={state.stream}
            driving={driving}
            fit={fit}
            label={t('session.view.screen', { reference: session.reference })}
            onInput={onInput}
            onLeave={onLeave}
            onFrameShown={onFrameShown}
          />
        )}
      </div>
      <SessionNotices session={session} state={state} failure={furtherFailure} brokerAway={status === 'away'} />
      {stats.open ? <StatsPanel stats={state.stats} phrase={phrase} onClose={stats.toggle} /> : null}
    </main>
  );
}
