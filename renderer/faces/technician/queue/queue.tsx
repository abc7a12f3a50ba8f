import { useQuery } from '@tanstack/react-query';
import type { KeyboardEvent, ReactElement } from 'react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../../app/kernel/scalars.ts';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { Skeleton } from '../../../shared/parts/skeleton.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import { useCatchFocus } from '../../../shared/use-catch-focus.ts';
import { useNow } from '../../../shared/use-now.ts';
import type { Office } from '../../../state/office.ts';
import { queueOf } from '../../../state/queries.ts';
import { failureOf } from '../../../state/refused-error.ts';
import { groupsOf, neighbour } from './group-queue.ts';
import { QueueRow } from './queue-row.tsx';
import './queue.css';

interface QueueProps {
  readonly office: Office;
  readonly me: Id;
  readonly selected: Id | null;
  readonly onSelect: (ticketId: Id) => void;
}

/** Every open ticket, live, oldest first; J, K and the arrows walk it while the focus is in it. */
export function Queue({ office, me, selected, onSelect }: QueueProps): ReactElement {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(queueOf(office.link));
  const now = useNow(office.now, 15_000);
  const groups = groupsOf(data ?? [], me);
  const failure = failureOf(error);
  const list = useRef<HTMLElement>(null);
  useCatchFocus(list);

  const onKey = (event: KeyboardEvent): void => {
    const by = STEPS[event.key];
    if (by === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    const next = neighbour(groups, selected, by);
    if (next === null) return;
    event.preventDefault();
    onSelect(next);
    document.getElementById(`row-${next}`)?.focus();
  };

  return (
    <nav ref={list} className="queue" aria-label={t('technician.queue.title')} tabIndex={-1} onKeyDown={onKey}>
      <div className="queue-head">
        <h2>{t('technician.queue.title')}</h2>
        <p className="small soft">{t('technician.queue.keys')}</p>
      </div>
      {failure === null || data !== undefined ? null : (
        <Refusal text={failureText(t, failure)} icon="offline">
          <button type="button" className="button" onClick={() => void refetch()}>
            {t('common.retry')}
          </button>
        </Refusal>
      )}
      {data === undefined && failure === null ? <Skeleton lines={6} /> : null}
      {data?.length === 0 ? (
        <div className="queue-empty">
          <p>{t('technician.queue.empty')}</p>
          <p className="small soft">{t('technician.queue.emptyNext')}</p>
        </div>
      ) : null}
      {groups.map(({ name, tickets }) => (
        <section key={name} aria-labelledby={`queue-${name}`}>
          <h3 className="queue-group" id={`queue-${name}`}>
            {t(`technician.queue.${name}`)} <span className="figures soft">{tickets.length}</span>
          </h3>
          <ul>
            {tickets.map((ticket) => (
              <QueueRow key={ticket.id} ticket={ticket} now={now} on={ticket.id === selected} onSelect={onSelect} />
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

const STEPS: Readonly<Record<string, 1 | -1>> = { j: 1, J: 1, ArrowDown: 1, k: -1, K: -1, ArrowUp: -1 };
