import type { FormEvent, ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import type { Office } from '../../../state/office.ts';
import { useRequest } from '../doing/use-request.ts';
import type { Judged } from '../intake/judged-fields.tsx';
import { JudgedFields } from '../intake/judged-fields.tsx';
import { PriorityMark } from '../queue/priority-mark.tsx';
import { GivePriority } from './give-priority.tsx';

interface ClassifyProps {
  readonly office: Office;
  readonly ticket: Ticket;
}

/** How the ticket is judged, in a line until somebody wants to change it. */
export function Classify({ office, ticket }: ClassifyProps): ReactElement {
  const { t } = useTranslation();
  const [judged, setJudged] = useState<Judged>(ticket);
  const [isGiving, setGiving] = useState(false);
  const { busy, failure, ask } = useRequest(office, 'ticket.classify');
  const { impact, urgency, category } = judged;
  const isSame = impact === ticket.impact && urgency === ticket.urgency && category === ticket.category;
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    void ask({ ticketId: ticket.id, impact, urgency, category });
  };
  return (
    <details className="classify">
      <summary>
        <PriorityMark priority={ticket.priority} given={ticket.priorityGiven} />
        <span>
          {ticket.category === null ? t('desk.judged.unknown') : t(`desk.category.${ticket.category}`)}
          {ticket.urgency === null
            ? ''
            : ` · ${t('desk.judged.urgencyIs', { urgency: t(`desk.urgency.${ticket.urgency}`) })}`}
        </span>
      </summary>
      <form onSubmit={onSubmit}>
        <JudgedFields judged={judged} onChange={(part) => setJudged({ ...judged, ...part })} />
        {failure === null ? null : <Refusal text={failureText(t, failure)} />}
        <div className="actions">
          <button type="submit" className="button strong" aria-disabled={busy || isSame}>
            {t('desk.judged.save')}
          </button>
          <button type="button" className="button quiet" onClick={() => setGiving(true)}>
            {t('desk.priority.give')}
          </button>
        </div>
      </form>
      {isGiving ? <GivePriority office={office} ticket={ticket} onClose={() => setGiving(false)} /> : null}
    </details>
  );
}
