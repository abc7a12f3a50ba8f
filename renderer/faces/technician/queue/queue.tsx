import { useQuery } from '@tanstack/react-query';
import type { KeyboardEvent, ReactElement } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Queue as DeskQueue } from '../../../../app/desk/queue.ts';
import type { Id } from '../../../../app/kernel/scalars.ts';
import type { Person } from '../../../../app/level/person.ts';
import { SearchWords } from '../../../../app/wire/requests/tickets.ts';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { Skeleton } from '../../../shared/parts/skeleton.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import { useCatchFocus } from '../../../shared/use-catch-focus.ts';
import { useNow } from '../../../shared/use-now.ts';
import type { Office } from '../../../state/office.ts';
import { queueOf, searchOf } from '../../../state/queries.ts';
import { failureOf } from '../../../state/refused-error.ts';
import type { QueueGroup } from './group-queue.ts';
import { groupsOf, neighbour } from './group-queue.ts';
import { Empty, QueueEmpty } from './queue-empty.tsx';
import { QueueHead } from './queue-head.tsx';
import { QueueList } from './queue-list.tsx';
import { QueuePicker } from './queue-picker.tsx';
import type { QueueChoice, QueueName } from './queues.ts';
import type { QueueOrder } from './sort-queue.ts';
import { sortedQueue } from './sort-queue.ts';
import { useSettled } from './use-settled.ts';
import { useWaiting } from './use-waiting.ts';
import './queue.css';

interface QueueProps {
  readonly office: Office;
  readonly me: Person;
  readonly choices: readonly QueueChoice[];
  readonly choice: QueueChoice;
  readonly onChoose: (name: QueueName) => void;
  readonly onNext: () => void;
  readonly selected: Id | null;
  readonly onSelect: (ticketId: Id) => void;
  /** Opens one while the queue is walked. */
  readonly onWalk: (ticketId: Id) => void;
  readonly order: QueueOrder;
  readonly onOrder: (order: QueueOrder) => void;
}

/** A queue, live, or what is looked for among all tickets; J, K and the arrows walk it while the focus is in it. */
export function Queue(props: QueueProps): ReactElement {
  const { t } = useTranslation();
  const { office, me, selected, onSelect, order, onOrder, choice } = props;
  const [words, setWords] = useState('');
  const now = useNow(office.now, 15_000);
  const { groups, failure, retry, state } = useShown(office, me.id, choice.queue, order, words, now);
  const waiting = useWaiting(office, props.choices);
  const list = useRef<HTMLElement>(null);
  useCatchFocus(list);

  const onKey = (event: KeyboardEvent): void => {
    const by = stepOf(event);
    if (by === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    const next = neighbour(groups, selected, by);
    if (next === null) return;
    event.preventDefault();
    props.onWalk(next);
    document.getElementById(`row-${next}`)?.focus();
  };

  return (
    <nav ref={list} className="queue" aria-label={t('technician.queue.title')} tabIndex={-1} onKeyDown={onKey}>
      <QueueHead words={words} onWords={setWords} order={order} onOrder={onOrder}>
        <QueuePicker choices={props.choices} chosen={choice.name} waiting={waiting} onChoose={props.onChoose} />
      </QueueHead>
      {failure === null ? null : (
        <Refusal text={failureText(t, failure)} icon="offline">
          <button type="button" className="button" onClick={retry}>
            {t('common.retry')}
          </button>
        </Refusal>
      )}
      {state === 'loading' ? <Skeleton lines={6} /> : null}
      {state === 'empty' ? <QueueEmpty choice={choice} /> : null}
      {state === 'nothing-found' ? (
        <Empty what={t('technician.queue.nothingFound')} next={t('technician.queue.nothingFoundNext')} />
      ) : null}
      {groups.some(({ name }) => name === 'waiting') ? (
        <button type="button" className="button queue-next" onClick={props.onNext}>
          {t('desk.queues.next')} <kbd>{t('desk.keys.next')}</kbd>
        </button>
      ) : null}
      <QueueList groups={groups} now={now} me={me.id} selected={selected} onSelect={onSelect} />
      {groups.length === 0 ? null : <p className="small soft queue-keys">{t('technician.queue.keys')}</p>}
    </nav>
  );
}

interface Shown {
  readonly groups: readonly QueueGroup[];
  readonly failure: ReturnType<typeof failureOf>;
  readonly retry: () => void;
  readonly state: 'there' | 'loading' | 'empty' | 'nothing-found';
}

/** What the column holds: the queue, or the tickets in which the words were found. */
function useShown({ link }: Office, me: Id, wanted: DeskQueue, order: QueueOrder, typed: string, now: number): Shown {
  const words = SearchWords.safeParse(useSettled(typed, TYPED_MS));
  const isSearch = SearchWords.safeParse(typed).success;
  const queue = useQuery(queueOf(link, wanted));
  const found = useQuery({ ...searchOf(link, words.data ?? ''), enabled: isSearch && words.success });
  const { data, error, refetch } = isSearch ? found : queue;
  const failure = data === undefined ? failureOf(error) : null;
  const retry = (): void => void refetch();
  if (data === undefined) return { groups: [], failure, retry, state: failure === null ? 'loading' : 'there' };
  if (data.length === 0) return { groups: [], failure, retry, state: isSearch ? 'nothing-found' : 'empty' };
  const groups: QueueGroup[] = isSearch
    ? [{ name: 'found', tickets: data }]
    : groupsOf(sortedQueue(data, order), me, now);
  return { groups, failure, retry, state: 'there' };
}

/** So long after the last key the words are looked for, in milliseconds. */
const TYPED_MS = 200;

/** Letters that walk the list are letters where somebody types. */
function stepOf({ key, target }: KeyboardEvent): 1 | -1 | undefined {
  if (target instanceof HTMLInputElement && target.type === 'radio') return LETTERS[key];
  if (target instanceof HTMLSelectElement) return undefined;
  return target instanceof HTMLInputElement ? ARROWS[key] : (ARROWS[key] ?? LETTERS[key]);
}

const ARROWS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };
const LETTERS: Readonly<Record<string, 1 | -1>> = { j: 1, J: 1, k: -1, K: -1 };
