import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../../app/kernel/scalars.ts';
import type { QueueGroup } from './group-queue.ts';
import { QueueRow } from './queue-row.tsx';

interface QueueListProps {
  readonly groups: readonly QueueGroup[];
  readonly now: number;
  readonly me: Id;
  readonly selected: Id | null;
  readonly onSelect: (ticketId: Id) => void;
}

/** The groups under their names, with how many are in each. */
export function QueueList({ groups, now, me, selected, onSelect }: QueueListProps): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      {groups.map(({ name, tickets }) => (
        <section key={name} aria-labelledby={`queue-${name}`}>
          <h3 className="queue-group" id={`queue-${name}`}>
            {name === 'asleep' ? t('desk.queues.asleep') : t(`technician.queue.${name}`)}{' '}
            <span className="figures soft">{tickets.length}</span>
          </h3>
          <ul>
            {tickets.map((ticket) => (
              <QueueRow
                key={ticket.id}
                ticket={ticket}
                now={now}
                on={ticket.id === selected}
                mine={ticket.assignee?.id === me}
                onSelect={onSelect}
              />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
