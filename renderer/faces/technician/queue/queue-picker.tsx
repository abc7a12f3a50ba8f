import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueChoice, QueueName } from './queues.ts';

interface QueuePickerProps {
  readonly choices: readonly QueueChoice[];
  readonly chosen: QueueName;
  /** How many tickets wait in each. */
  readonly waiting: ReadonlyMap<QueueName, number>;
  readonly onChoose: (name: QueueName) => void;
}

/** Whose tickets the column shows: a word each, the one that holds underlined. */
export function QueuePicker({ choices, chosen, waiting, onChoose }: QueuePickerProps): ReactElement {
  const { t } = useTranslation();
  return (
    <fieldset className="queue-picker">
      <legend className="visually-hidden">{t('desk.queues.choose')}</legend>
      {choices.map(({ name, level }) => (
        <label key={name} data-queue={name}>
          <input
            type="radio"
            name="queue"
            className="visually-hidden"
            value={name}
            checked={name === chosen}
            onChange={() => onChoose(name)}
          />
          <span>{level === null ? t(`desk.queues.${wordOf(name)}`) : t('desk.queues.level', { level })}</span>
          <Waiting count={waiting.get(name) ?? 0} />
        </label>
      ))}
    </fieldset>
  );
}

/** Nothing is said of a queue in which nothing waits. */
function Waiting({ count }: { readonly count: number }): ReactElement | null {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <span className="queue-waiting figures">
      <span aria-hidden="true">{count}</span>
      <span className="visually-hidden">{t('desk.queues.waiting', { count })}</span>
    </span>
  );
}

const wordOf = (name: QueueName): 'mine' | 'team' | 'watched' | 'all' =>
  name === 'mine' || name === 'team' || name === 'watched' ? name : 'all';
