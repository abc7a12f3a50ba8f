import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { RemoteSession } from '../../../../app/session/phase.ts';
import { isLive } from '../../../../app/session/phase.ts';
import { Notice } from '../../../shared/parts/notice.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import type { Office } from '../../../state/office.ts';
import { useRequest } from './use-request.ts';

interface ElsewhereProps {
  readonly office: Office;
  readonly session: RemoteSession;
}

/** A session of one's own whose window is gone: its keys went with it, so it can only be ended. */
export function Elsewhere({ office, session }: ElsewhereProps): ReactElement {
  const { t } = useTranslation();
  const withdraw = useRequest(office, 'session.withdraw');
  const end = useRequest(office, 'session.end');
  const started = isLive(session.phase);
  const { busy, failure } = started ? end : withdraw;
  const stop = (): void => void (started ? end : withdraw).ask({ sessionId: session.id });
  return (
    <Notice icon="screen" tone="seen" title={t('technician.do.elsewhere')}>
      <p>{t('technician.do.elsewhereNext')}</p>
      <button type="button" className="button" aria-disabled={busy} onClick={stop}>
        {t('technician.do.elsewhereEnd')}
      </button>
      {failure === null ? null : <Refusal text={failureText(t, failure)} />}
    </Notice>
  );
}
