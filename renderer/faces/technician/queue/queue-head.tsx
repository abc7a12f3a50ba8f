import type { KeyboardEvent, ReactElement, ReactNode } from 'react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueOrder } from './sort-queue.ts';
import { QUEUE_ORDERS } from './sort-queue.ts';

interface QueueHeadProps {
  readonly words: string;
  readonly onWords: (words: string) => void;
  readonly order: QueueOrder;
  readonly onOrder: (order: QueueOrder) => void;
  readonly children: ReactNode;
}

/** The queue's name, its order, and the field that looks through every ticket there ever was. */
export function QueueHead({ words, onWords, order, onOrder, children }: QueueHeadProps): ReactElement {
  const { t } = useTranslation();
  const id = useId();
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onWords('');
  };
  return (
    <div className="queue-head">
      <h2>{t('technician.queue.title')}</h2>
      <label className="visually-hidden" htmlFor={`${id}-order`}>
        {t('technician.queue.order')}
      </label>
      <select
        id={`${id}-order`}
        className="queue-order"
        value={order}
        disabled={words.trim() !== ''}
        onChange={(event) => {
          const chosen = QUEUE_ORDERS.find((one) => one === event.target.value);
          if (chosen !== undefined) onOrder(chosen);
        }}
      >
        {QUEUE_ORDERS.map((one) => (
          <option key={one} value={one}>
            {t(`technician.queue.by.${one}`)}
          </option>
        ))}
      </select>
      {children}
      <label className="visually-hidden" htmlFor={`${id}-search`}>
        {t('technician.queue.search')}
      </label>
      <input
        id={`${id}-search`}
        type="search"
        className="input queue-search"
        data-search
        placeholder={t('technician.queue.searchField')}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={words}
        onChange={(event) => onWords(event.target.value)}
        onKeyDown={onKey}
      />
    </div>
  );
}
