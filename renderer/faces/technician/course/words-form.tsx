import type { FormEvent, ReactElement } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Words } from '../../../../app/kernel/scalars.ts';
import type { LinkFailure } from '../../../ports/broker/link.ts';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import { useFaultFocus } from '../../../shared/use-fault-focus.ts';
import { useFirstField } from './use-first-field.ts';

interface WordsFormProps {
  readonly label: string;
  readonly hint?: string;
  readonly missing: string;
  readonly submit: string;
  readonly busy: boolean;
  readonly failure: LinkFailure | null;
  readonly onSubmit: (words: string) => void;
  readonly onClose: () => void;
}

/** A few words that are needed, and the way out; what was typed stays until it has arrived. */
export function WordsForm(props: WordsFormProps): ReactElement {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [tries, setTries] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  useFaultFocus(form, tries);
  useFirstField(form);
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    setTries(tries + 1);
    const parsed = Words.safeParse(words);
    if (parsed.success && !props.busy) props.onSubmit(parsed.data);
  };
  return (
    <form ref={form} className="words-form" onSubmit={onSubmit} noValidate>
      <TextField
        label={props.label}
        hint={props.hint}
        lines={3}
        maxLength={2000}
        value={words}
        onChange={setWords}
        fault={tries > 0 && words.trim() === '' ? props.missing : undefined}
      />
      {props.failure === null ? null : <Refusal text={failureText(t, props.failure)} />}
      <div className="actions spread">
        <button type="button" className="button" onClick={props.onClose}>
          {t('common.cancel')}
        </button>
        <button type="submit" className="button strong" aria-disabled={props.busy}>
          {props.submit}
        </button>
      </div>
    </form>
  );
}
