import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isAsleep } from '../../../../app/desk/queue.ts';
import type { Id } from '../../../../app/kernel/scalars.ts';
import { isOpen } from '../../../../app/ticket/state.ts';
import type { Channel, Ticket } from '../../../../app/ticket/ticket.ts';
import type { IconName } from '../../../shared/parts/icon.tsx';
import { Icon } from '../../../shared/parts/icon.tsx';
import { shortMomentOf } from '../../../shared/time.ts';
import { TargetMark } from '../targets/target-mark.tsx';
import { nextTarget } from '../targets/target-text.ts';
import { PriorityMark } from './priority-mark.tsx';

interface QueueRowProps {
  readonly ticket: Ticket;
  readonly now: number;
  readonly on: boolean;
  /** One's own: whose it is goes without saying. */
  readonly mine: boolean;
  readonly onSelect: (ticketId: Id) => void;
}

/** What about and since when; under it how bad, whose, and which one. */
export function QueueRow({ ticket, now, on, mine, onSelect }: QueueRowProps): ReactElement {
  const { t, i18n } = useTranslation();
  const asleep = isAsleep(ticket, now);
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
        className={`queue-row p${ticket.priority}`}
        aria-current={on ? 'true' : undefined}
        aria-label={t('technician.queue.row', {
          reference: ticket.reference,
          priority: `P${ticket.priority}`,
          impact,
          words: ticket.words,
          requester: ticket.requester.name,
          age,
        })}
        onClick={(event) => open(event.detail === 0)}
      >
        <PriorityMark priority={ticket.priority} given={ticket.priorityGiven} />
        <span className="queue-words">{ticket.words}</span>
        <span className="figures queue-age">
          {isOpen(ticket.state) && ticket.targets !== null ? (
            <TargetMark deadline={ticket.targets[nextTarget(ticket.targets)]} now={now} />
          ) : (
            age
          )}
        </span>
        <span className="queue-more">
          <Icon name={CHANNEL_ICONS[ticket.channel]} size={14} />
          <span className="queue-requester">{ticket.requester.name}</span>
          {asleep ? (
            <span className="queue-asleep">
              <Icon name="pause" size={14} />
              {t('desk.queues.until', { time: shortMomentOf(i18n.language, ticket.snoozedUntil ?? now) })}
            </span>
          ) : (
            <Whose ticket={ticket} mine={mine} />
          )}
          <span className="mono queue-reference">{ticket.reference}</span>
        </span>
      </button>
    </li>
  );
}

/** Who works on it, or which team it waits for. */
function Whose({ ticket, mine }: { readonly ticket: Ticket; readonly mine: boolean }): ReactElement | null {
  const { assignee, team } = ticket;
  if (assignee === null) return team === null ? null : <span className="queue-whose">{team.name}</span>;
  return mine ? null : <span className="queue-whose">{assignee.name}</span>;
}

const CHANNEL_ICONS: Readonly<Record<Channel, IconName>> = {
  client: 'screen',
  portal: 'document',
  telephone: 'phone',
  email: 'message',
  'on-site': 'person',
};

function ageOf(t: TFunction, milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) return t('technician.queue.age.now');
  if (minutes < 60) return t('technician.queue.age.minutes', { count: minutes });
  const hours = Math.floor(minutes / 60);
  return hours < 24
    ? t('technician.queue.age.hours', { count: hours })
    : t('technician.queue.age.days', { count: Math.floor(hours / 24) });
}
