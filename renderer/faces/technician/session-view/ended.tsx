import type { ReactElement } from 'react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { EndReason, RemoteSession } from '../../../../app/session/phase.ts';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import type { ConsoleState } from '../../../ports/peer/console-peer.ts';
import { Notice } from '../../../shared/parts/notice.tsx';
import { endText } from '../../../shared/refusal-text.ts';
import { removalText } from '../../../shared/removal-text.ts';
import { clockOf } from '../../../shared/time.ts';
import type { Office } from '../../../state/office.ts';
import { TakenOver } from './taken-over.tsx';
import { whomText } from './whom-text.ts';

interface EndedProps {
  readonly office: Office;
  readonly session: RemoteSession;
  readonly ticket: Ticket | null;
  readonly state: ConsoleState;
  readonly onBack: () => void;
}

const LOSSES: ReadonlySet<EndReason> = new Set<EndReason>([
  'fingerprint-mismatch',
  'connection-lost',
  'workstation-lost',
  'capture-lost',
  'not-started',
  'flooded',
]);

/** Why it is over, what it was, and the way back to the ticket. */
export function Ended({ office, session, ticket, state, onBack }: EndedProps): ReactElement {
  const { t, i18n } = useTranslation();
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  const { phase } = session;
  const reason = phase.type === 'ended' ? phase.reason : (state.end ?? 'connection-lost');
  const revoked = phase.type === 'ended' ? phase.revoked : state.rights.revoked;
  const text = endText(t, reason);
  const grant = state.signed?.grant;
  return (
    <main className="session-ended" aria-label={t('session.ended.title')}>
      <div className="session-ended-sheet">
        <p className="mono ticket-reference">{session.reference}</p>
        <h1>{t('session.ended.title')}</h1>
        <Notice
          icon={LOSSES.has(reason) ? 'alert' : 'stop'}
          tone={LOSSES.has(reason) ? 'loss' : 'plain'}
          title={text.what}
        >
          {revoked.map((removal) => (
            <p key={removal.capability}>{removalText(t, removal)}</p>
          ))}
          {reason === 'revoked' ? <TakenOver office={office} session={session} /> : null}
          <p>{text.next}</p>
        </Notice>
        {grant === undefined ? null : (
          <dl className="ended-facts">
            {ticket === null ? null : (
              <div>
                <dt>{t('session.ended.whom')}</dt>
                <dd>{whomText(ticket)}</dd>
              </div>
            )}
            <div>
              <dt>{t('session.ended.granted')}</dt>
              <dd>{grant.capabilities.map((capability) => t(`common.capability.${capability}`)).join(', ')}</dd>
            </div>
            <div>
              <dt>{t('session.ended.screen')}</dt>
              <dd>{grant.display.label}</dd>
            </div>
            <div>
              <dt>{t('session.ended.from')}</dt>
              <dd className="figures">
                {clockOf(i18n.language, grant.issuedAt, true)}
                {phase.type === 'ended' ? ` – ${clockOf(i18n.language, phase.at, true)}` : ''}
              </dd>
            </div>
            <div>
              <dt>{t('session.ended.kept')}</dt>
              <dd>{t('session.ended.keptHere')}</dd>
            </div>
          </dl>
        )}
        <button ref={back} type="button" className="button strong large" onClick={onBack}>
          {t('session.ended.back')}
        </button>
      </div>
    </main>
  );
}
