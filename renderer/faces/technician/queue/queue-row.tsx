import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../../app/kernel/scalars.ts';
import { isOpen } from '../../../../app/ticket/state.ts';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import { Icon } from '../../../shared/parts/icon.tsx';
import { IMPACT_ICONS } from '../impact-icons.ts';

interface QueueRowProps {
  readonly ticket: Ticket;
  readonly now: number;
  readonly on: boolean;
  readonly onSelect: (ticketId: Id) => void;
}

/** What about and since when; under it how bad, whose, and which one. */
export function QueueRow({ ticket, now, on, onSelect }: QueueRowProps): ReactElement {
  const { t } = useTranslation();
  const age = isOpen(ticket.state) ? ageOf(t, now - ticket.openedAt) : t(`technician.state.${ticket.state}`);
  const impact = t(`technician.impact.${ticket.impact}`);
  /** Enter opens the ticket and goes to it; a click leaves the focus in the queue. */
  const open = (byKeyboard: boolean): void => {
    onSelect(ticket.id);
    if (byKeyboard) document.getElementById('ticket')?.focus();
  };
  return (
    <li>
      <button
        type="button"
        id={`row-${ticket.id}`}
        className={`queue-row ${ticket.impact}`}
        aria-current={on ? 'true' : undefined}
        aria-label={t('technician.queue.row', {
          reference: ticket.reference,
          impact,
          words: ticket.words,
          requester: ticket.requester.name,
          age,
        })}
        onClick={(event) => open(event.detail === 0)}
      >
        <Icon name={IMPACT_ICONS[ticket.impact]} size={16} />
        <span className="queue-words">{ticket.words}</span>
        <span className="figures queue-age">{age}</span>
        <span className="queue-more">
          <span className="queue-impact">{impact}</span>
          <span className="queue-requester">{ticket.requester.name}</span>
          <span className="mono queue-reference">{ticket.reference}</span>
        </span>
      </button>
    </li>
  );
}

function ageOf(t: TFunction, milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) return t('technician.queue.age.now');
  if (minutes < 60) return t('technician.queue.age.minutes', { count: minutes });
  const hours = Math.floor(minutes / 60);
  return hours < 24
    ? t('technician.queue.age.hours', { count: hours })
    : t('technician.queue.age.days', { count: Math.floor(hours / 24) });
}
