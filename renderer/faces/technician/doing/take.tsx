import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import type { Office } from '../../../state/office.ts';
import { useRequest } from './use-request.ts';

/** Taking a ticket that nobody has, or taking it over from someone else. */
export function Take({ office, ticket }: { readonly office: Office; readonly ticket: Ticket }): ReactElement {
  const { t } = useTranslation();
  const { busy, failure, ask } = useRequest(office, 'ticket.take');
  const free = ticket.assignee === null;
  return (
    <div className="doing-take">
      <button
        type="button"
        className={free ? 'button strong wide' : 'button wide'}
        aria-disabled={busy}
        onClick={() => void ask({ ticketId: ticket.id })}
      >
        {free ? t('technician.do.take') : t('technician.do.takeOver')}
      </button>
      {failure === null ? null : <Refusal text={failureText(t, failure)} />}
    </div>
  );
}
