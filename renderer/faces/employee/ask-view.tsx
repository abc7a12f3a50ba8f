import type { FormEvent, KeyboardEvent, ReactElement } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Words } from '../../../app/kernel/scalars.ts';
import type { Impact } from '../../../app/ticket/ticket.ts';
import type { HelpDesk } from '../../ports/platform/platform.ts';
import { Choices } from '../../shared/parts/choices.tsx';
import { Notice } from '../../shared/parts/notice.tsx';
import { TextField } from '../../shared/parts/text-field.tsx';
import { useFaultFocus } from '../../shared/use-fault-focus.ts';
import { useStartFocus } from '../../shared/use-start-focus.ts';

interface AskViewProps {
  readonly desk: HelpDesk;
  readonly onAsked: () => void;
}

/** One question at a time: the words, one of three answers, one button. */
export function AskView({ desk, onAsked }: AskViewProps): ReactElement {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [impact, setImpact] = useState<Impact | null>(null);
  const [state, setState] = useState<'typing' | 'tried' | 'sending' | 'failed'>('typing');
  const [tries, setTries] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  useFaultFocus(form, tries);
  useStartFocus(form);
  const faulty = state === 'tried' || state === 'failed';

  const submit = async (): Promise<void> => {
    const parsed = Words.safeParse(words);
    if (!parsed.success || impact === null) {
      setTries(tries + 1);
      return setState('tried');
    }
    setState('sending');
    try {
      await desk.askForHelp({ words: parsed.data, impact });
    } catch (error) {
      reportError(error);
      return setState('failed');
    }
    onAsked();
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (state !== 'sending') void submit();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSubmit(event);
  };

  return (
    <form ref={form} className="ask" onSubmit={onSubmit} onKeyDown={onKeyDown} aria-labelledby="ask-title" noValidate>
      <h1 className="employee-title" id="ask-title">
        {t('employee.ask.title')}
      </h1>
      <TextField
        label={t('employee.ask.field')}
        lines={3}
        large
        value={words}
        onChange={setWords}
        maxLength={2000}
        placeholder={t('employee.ask.placeholder')}
        fault={faulty && words.trim() === '' ? t('employee.ask.missingWords') : undefined}
      />
      <Choices<Impact>
        legend={t('employee.ask.impact')}
        large
        value={impact}
        onChange={setImpact}
        fault={faulty && impact === null ? t('employee.ask.missingImpact') : undefined}
        options={[
          { value: 'blocked', label: t('common.impact.blocked'), icon: 'blocked' },
          { value: 'hindered', label: t('common.impact.hindered'), icon: 'slow' },
          { value: 'question', label: t('common.impact.question'), icon: 'question' },
        ]}
      />
      {state === 'failed' ? <Notice icon="alert" tone="loss" title={t('employee.ask.failed')} urgent /> : null}
      <button type="submit" className="button strong large wide ask-submit" aria-disabled={state === 'sending'}>
        {t('employee.ask.submit')}
      </button>
    </form>
  );
}
