import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HelpDesk } from '../../ports/platform/platform.ts';
import { Dialog } from '../../shared/parts/dialog.tsx';
import { Refusal } from '../../shared/parts/refusal.tsx';
import { failedText } from './failed-text.ts';
import type { Subject } from './place.ts';

interface CancelRequestProps {
  readonly subject: Subject;
  readonly desk: HelpDesk;
  readonly onClose: () => void;
  /** It is cancelled; its reference, null where it had none yet. */
  readonly onCancelled: (reference: string | null) => void;
}

/** Asks once before a request leaves the queue; *keep* comes first and holds the focus. */
export function CancelRequest({ subject, desk, onClose, onCancelled }: CancelRequestProps): ReactElement {
  const { t } = useTranslation();
  const [failure, setFailure] = useState<string | null>(null);

  const cancel = async (): Promise<void> => {
    if (subject.type === 'waiting') {
      await desk.dropWaiting(subject.request.requestId);
      return onCancelled(null);
    }
    const answer = await desk.cancelTicket(subject.ticket.id);
    if (answer.ok) onCancelled(subject.ticket.reference);
    else setFailure(answer.failure ?? 'other');
  };
  const title =
    subject.type === 'ticket'
      ? t('employee.cancelDialog.title', { reference: subject.ticket.reference })
      : t('employee.cancelDialog.waitingTitle');

  return (
    <Dialog title={title} onClose={onClose}>
      <p>{t('employee.cancelDialog.body')}</p>
      {failure === null ? null : <Refusal text={failedText(t, failure)} icon="alert" />}
      <div className="actions spread">
        <button type="button" className="button large" onClick={onClose}>
          {t('employee.cancelDialog.keep')}
        </button>
        <button type="button" className="button large strong" onClick={() => void cancel()}>
          {t('employee.cancelDialog.confirm')}
        </button>
      </div>
    </Dialog>
  );
}
