import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import { Dialog } from '../../../shared/parts/dialog.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import type { Office } from '../../../state/office.ts';
import { useRequest } from './use-request.ts';

interface TakeProps {
  readonly office: Office;
  readonly ticket: Ticket;
  /** Whose session on this ticket taking it over would stop; null when there is none. */
  readonly running: string | null;
}

/** Taking a ticket that nobody has, or taking it over; asked twice only where that stops somebody's session. */
export function Take({ office, ticket, running }: TakeProps): ReactElement {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const { busy, failure, ask } = useRequest(office, 'ticket.take');
  const free = ticket.assignee === null;
  const take = (): void => {
    setAsking(false);
    void ask({ ticketId: ticket.id });
  };
  return (
    <div className="doing-take">
      <button
        type="button"
        className={free ? 'button strong wide' : 'button wide'}
        aria-disabled={busy}
        onClick={() => (running === null ? take() : setAsking(true))}
      >
        {free ? t('technician.do.take') : t('technician.do.takeOver')}
      </button>
      {failure === null ? null : <Refusal text={failureText(t, failure)} />}
      {asking && running !== null ? (
        <Dialog title={t('technician.take.title')} onClose={() => setAsking(false)}>
          <p>{t('technician.take.body', { name: running })}</p>
          <div className="actions spread">
            <button type="button" className="button" onClick={() => setAsking(false)}>
              {t('common.cancel')}
            </button>
            <button type="button" className="button strong" onClick={take}>
              {t('technician.take.confirm')}
            </button>
          </div>
        </Dialog>
      ) : null}
    </div>
  );
}
