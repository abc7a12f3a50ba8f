import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunningSession } from '../../../../app/wire/requests/running-sessions.ts';
import { Dialog } from '../../../shared/parts/dialog.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import type { Office } from '../../../state/office.ts';
import { useSending } from '../use-sending.ts';

interface EndSessionProps {
  readonly office: Office;
  readonly session: RunningSession;
  readonly onClose: () => void;
  readonly onEnded: () => void;
}

/** Names the two people it is between, and what both will read. */
export function EndSession({ office, session, onClose, onEnded }: EndSessionProps): ReactElement {
  const { t } = useTranslation();
  const { send, failure, isSending } = useSending(office);
  const end = async (): Promise<void> => {
    if ((await send('session.end-by-administrator', { sessionId: session.id })) !== null) onEnded();
  };
  return (
    <Dialog title={t('directory.running.endTitle', { reference: session.reference })} onClose={onClose}>
      <p>
        {t('directory.running.between', {
          technician: session.technician.name,
          team: session.technician.team,
          requester: session.requester.name,
        })}
      </p>
      <p className="soft">{t('directory.running.endBody')}</p>
      {failure === null ? null : <Refusal text={failureText(t, failure)} icon="alert" />}
      <div className="actions spread">
        <button type="button" className="button" onClick={onClose}>
          {t('directory.running.keep')}
        </button>
        <button type="button" className="button stop" aria-disabled={isSending} onClick={() => void end()}>
          {t('directory.running.end')}
        </button>
      </div>
    </Dialog>
  );
}
