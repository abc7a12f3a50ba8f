import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Standing } from '../../../../app/advice/circumstances.ts';
import { isSame } from '../../../../app/advice/decision.ts';
import type { Id } from '../../../../app/kernel/scalars.ts';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import { Icon } from '../../../shared/parts/icon.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import type { Office } from '../../../state/office.ts';
import { ticketAdviceOf } from '../../../state/queries.ts';
import { useRequest } from '../doing/use-request.ts';
import { levelText, priorityText } from './advice-text.ts';
import { DecideOtherwise } from './decide-otherwise.tsx';
import { useFollowKey } from './use-follow-key.ts';
import './advice.css';

interface TicketAdviceProps {
  readonly office: Office;
  readonly ticket: Ticket;
  readonly me: Id;
}

/** Which level and priority this ticket needs, and why; followed with one key, or overridden with a reason. */
export function TicketAdvice({ office, ticket, me }: TicketAdviceProps): ReactElement | null {
  const { t } = useTranslation();
  const { data, refetch } = useQuery(ticketAdviceOf(office.link, ticket.id));
  const [isDeciding, setDeciding] = useState(false);
  const card = useRef<HTMLElement>(null);
  const { busy, failure, ask } = useRequest(office, 'advice.decide');
  const recommendation = data?.recommendation ?? null;
  const given = data?.given ?? null;
  const isTheirs = ticket.assignee !== null && ticket.assignee.id !== me;
  /** The last decision holds until something else is recommended. */
  const isSettled = recommendation !== null && given !== null && isSame(given, recommendation);
  const decide = async (to: Standing, words: string | null): Promise<void> => {
    if (recommendation === null) return;
    const { level, priority } = recommendation;
    const decision = { seen: { level, priority }, given: { level: to.level, priority: to.priority }, words };
    if ((await ask({ ticketId: ticket.id, decision })) !== null) setDeciding(false);
    await refetch();
  };
  const canFollow = recommendation !== null && !isTheirs && !isSettled;
  useFollowKey(card, canFollow ? () => void decide(recommendation, null) : null);
  if (recommendation === null) return null;
  return (
    <section ref={card} className="card advice-card" aria-labelledby="advice-card-title">
      <h3 id="advice-card-title">{t('advice.title')}</h3>
      <p data-advice="level">{levelText(t, recommendation)}</p>
      <p data-advice="priority">{priorityText(t, recommendation)}</p>
      {given === null ? null : <Given given={given} ticket={ticket} />}
      {failure === null ? null : <Refusal text={failureText(t, failure)} />}
      {isTheirs ? null : (
        <div className="advice-actions">
          {isSettled ? null : (
            <button
              type="button"
              className="button"
              aria-disabled={busy}
              aria-keyshortcuts="Alt+R"
              onClick={() => void decide(recommendation, null)}
            >
              {t('advice.followTicket')} <kbd>{t('advice.key')}</kbd>
            </button>
          )}
          <button type="button" className="button quiet" onClick={() => setDeciding(true)}>
            {t('advice.otherwise')}
          </button>
        </div>
      )}
      {isDeciding ? (
        <DecideOtherwise
          reference={ticket.reference}
          recommended={recommendation}
          busy={busy}
          failure={failure}
          onDecide={(to, words) => void decide(to, words)}
          onClose={() => setDeciding(false)}
        />
      ) : null}
    </section>
  );
}

function Given({ given, ticket }: { readonly given: Standing; readonly ticket: Ticket }): ReactElement {
  const { t } = useTranslation();
  return (
    <p className="advice-given">
      <Icon name="check" size={16} />
      <span>
        {t('advice.given', { level: given.level, priority: given.priority })}
        {given.level > ticket.level ? ` ${t('advice.goOn', { level: given.level })}` : ''}
      </span>
    </p>
  );
}
