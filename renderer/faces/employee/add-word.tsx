import type { FormEvent, ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../app/kernel/scalars.ts';
import { Words } from '../../../app/kernel/scalars.ts';
import type { HelpDesk } from '../../ports/platform/platform.ts';
import { Icon } from '../../shared/parts/icon.tsx';
import { Refusal } from '../../shared/parts/refusal.tsx';
import { TextField } from '../../shared/parts/text-field.tsx';
import { failedText } from './failed-text.ts';

interface AddWordProps {
  readonly ticketId: Id;
  readonly desk: HelpDesk;
}

/** One more detail for a request that is already made; what was typed stays until it has arrived. */
export function AddWord({ ticketId, desk }: AddWordProps): ReactElement {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [state, setState] = useState<'typing' | 'sending' | 'added' | { readonly failure: string }>('typing');

  const send = async (): Promise<void> => {
    const parsed = Words.safeParse(words);
    if (!parsed.success) return;
    setState('sending');
    const answer = await desk.addWord({ ticketId, words: parsed.data });
    if (!answer.ok) return setState({ failure: answer.failure ?? 'other' });
    setWords('');
    setState('added');
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (state !== 'sending') void send();
  };

  return (
    <form className="add-word" onSubmit={onSubmit} aria-label={t('employee.follow.addWord')}>
      <div className="add-word-row">
        <TextField
          label={t('employee.follow.addWord')}
          placeholder={t('employee.follow.addWordField')}
          large
          lines={1}
          maxLength={2000}
          value={words}
          onChange={(value) => {
            setWords(value);
            setState('typing');
          }}
        />
        <button type="submit" className="button large" aria-disabled={state === 'sending' || words.trim() === ''}>
          {t('employee.follow.send')}
        </button>
      </div>
      <p className="badge good add-word-state" role="status">
        {state === 'added' ? (
          <>
            <Icon name="check" size={16} />
            {t('employee.follow.added')}
          </>
        ) : null}
      </p>
      {typeof state === 'object' ? <Refusal text={failedText(t, state.failure)} icon="alert" /> : null}
    </form>
  );
}
