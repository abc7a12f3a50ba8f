import type { FormEvent, ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../../app/kernel/scalars.ts';
import { Words } from '../../../../app/kernel/scalars.ts';
import { Icon } from '../../../shared/parts/icon.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';

interface AddOwnConcernProps {
  readonly busy: boolean;
  readonly onAdd: (requestId: Id, words: string) => Promise<boolean>;
}

/** Something else that has to be settled with the same request; sent twice, it is one. */
export function AddOwnConcern({ busy, onAdd }: AddOwnConcernProps): ReactElement {
  const { t } = useTranslation();
  const [requestId, setRequestId] = useState<Id | null>(null);
  const [words, setWords] = useState('');
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    const parsed = Words.safeParse(words);
    if (!parsed.success || busy || requestId === null) return;
    void onAdd(requestId, parsed.data).then((isDone) => {
      if (!isDone) return;
      setWords('');
      setRequestId(null);
    });
  };
  if (requestId === null)
    return (
      <p>
        <button type="button" className="link own-add" onClick={() => setRequestId(crypto.randomUUID())}>
          <Icon name="plus" size={16} />
          {t('course.own.add')}
        </button>
      </p>
    );
  return (
    <form className="own-why" onSubmit={onSubmit}>
      <TextField label={t('course.own.addField')} large lines={2} maxLength={2000} value={words} onChange={setWords} />
      <div className="actions spread">
        <button type="button" className="button large" onClick={() => setRequestId(null)}>
          {t('course.own.back')}
        </button>
        <button type="submit" className="button large strong" aria-disabled={busy || words.trim() === ''}>
          {t('course.own.addSend')}
        </button>
      </div>
    </form>
  );
}
