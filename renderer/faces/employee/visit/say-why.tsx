import type { FormEvent, ReactElement } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Words } from '../../../../app/kernel/scalars.ts';
import { TextField } from '../../../shared/parts/text-field.tsx';

interface SayWhyProps {
  readonly label: string;
  readonly submit: string;
  readonly busy: boolean;
  /** True once it has arrived. */
  readonly onSay: (words: string) => Promise<boolean>;
  readonly onBack: () => void;
}

/** A few words that are needed; what was typed stays until it has arrived. */
export function SayWhy({ label, submit, busy, onSay, onBack }: SayWhyProps): ReactElement {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('textarea')?.focus(), []);
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    const said = Words.safeParse(words);
    if (said.success && !busy) void onSay(said.data).then((isDone) => isDone && onBack());
  };
  return (
    <form ref={form} className="own-why" onSubmit={onSubmit}>
      <TextField label={label} large lines={2} maxLength={2000} value={words} onChange={setWords} />
      <div className="actions spread">
        <button type="button" className="button large" onClick={onBack}>
          {t('course.own.back')}
        </button>
        <button type="submit" className="button large strong" aria-disabled={busy || words.trim() === ''}>
          {submit}
        </button>
      </div>
    </form>
  );
}
