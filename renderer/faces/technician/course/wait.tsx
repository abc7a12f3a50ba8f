import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import { Dialog } from '../../../shared/parts/dialog.tsx';
import { Notice } from '../../../shared/parts/notice.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import type { Office } from '../../../state/office.ts';
import { useRequest } from '../doing/use-request.ts';
import { WordsForm } from './words-form.tsx';

interface WaitProps {
  readonly office: Office;
  readonly ticket: Ticket;
}

/** The ball is with the requester: what they are asked, and the way back when their answer came otherwise. */
export function Wait({ office, ticket }: WaitProps): ReactElement {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const waits = useRequest(office, 'course.wait');
  const resumes = useRequest(office, 'course.resume');
  if (ticket.state === 'pending')
    return (
      <Notice icon="hourglass" title={t('course.wait.waiting', { name: ticket.requester.name })}>
        <blockquote className="course-said">{ticket.awaited}</blockquote>
        {resumes.failure === null ? null : <Refusal text={failureText(t, resumes.failure)} />}
        <button
          type="button"
          className="button"
          aria-disabled={resumes.busy}
          onClick={() => void resumes.ask({ ticketId: ticket.id })}
        >
          {t('course.wait.resume')}
        </button>
      </Notice>
    );
  const send = async (words: string): Promise<void> => {
    if ((await waits.ask({ ticketId: ticket.id, words })) !== null) setAsking(false);
  };
  return (
    <>
      <button type="button" className="button quiet wide" onClick={() => setAsking(true)}>
        {t('course.wait.open')}
      </button>
      {asking ? (
        <Dialog title={t('course.wait.title', { reference: ticket.reference })} onClose={() => setAsking(false)}>
          <WordsForm
            label={t('course.wait.field')}
            hint={t('course.wait.hint')}
            missing={t('course.wait.missing')}
            submit={t('course.wait.confirm')}
            busy={waits.busy}
            failure={waits.failure}
            onSubmit={(words) => void send(words)}
            onClose={() => setAsking(false)}
          />
        </Dialog>
      ) : null}
    </>
  );
}
