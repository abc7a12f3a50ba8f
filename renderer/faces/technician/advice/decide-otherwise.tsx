import type { FormEvent, ReactElement } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Standing } from '../../../../app/advice/circumstances.ts';
import { isSame } from '../../../../app/advice/decision.ts';
import { Words } from '../../../../app/kernel/scalars.ts';
import type { Reference } from '../../../../app/ticket/reference.ts';
import type { LinkFailure } from '../../../ports/broker/link.ts';
import { Choices } from '../../../shared/parts/choices.tsx';
import { Dialog } from '../../../shared/parts/dialog.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import { useFaultFocus } from '../../../shared/use-fault-focus.ts';

interface DecideOtherwiseProps {
  readonly reference: Reference;
  readonly recommended: Standing;
  readonly busy: boolean;
  readonly failure: LinkFailure | null;
  readonly onDecide: (given: Standing, words: string) => void;
  readonly onClose: () => void;
}

/** Another level, another priority, and one word why. */
export function DecideOtherwise(props: DecideOtherwiseProps): ReactElement {
  const { t } = useTranslation();
  const { recommended } = props;
  const [level, setLevel] = useState(`${recommended.level}`);
  const [priority, setPriority] = useState(`${recommended.priority}`);
  const [words, setWords] = useState('');
  const [tries, setTries] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  useFaultFocus(form, tries);
  const given = Standing.parse({ level: Number(level), priority: Number(priority) });
  const isRecommended = isSame(given, recommended);
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    setTries(tries + 1);
    const why = Words.safeParse(words);
    if (why.success && !isRecommended) props.onDecide(given, why.data);
  };
  return (
    <Dialog title={t('advice.otherwiseTitle', { reference: props.reference })} onClose={props.onClose}>
      <form ref={form} className="release" onSubmit={onSubmit} noValidate>
        <Choices
          legend={t('advice.levelName')}
          joined
          value={level}
          onChange={setLevel}
          options={['1', '2', '3'].map((value) => ({ value, label: `N${value}` }))}
        />
        <Choices
          legend={t('advice.priorityName')}
          joined
          value={priority}
          onChange={setPriority}
          options={['1', '2', '3', '4'].map((value) => ({ value, label: `P${value}` }))}
          fault={tries > 0 && isRecommended ? t('advice.same') : undefined}
        />
        <TextField
          label={t('advice.why')}
          hint={t('advice.whyHint')}
          lines={3}
          maxLength={2000}
          value={words}
          onChange={setWords}
          fault={tries > 0 && words.trim() === '' ? t('advice.missing') : undefined}
        />
        {props.failure === null ? null : <Refusal text={failureText(t, props.failure)} />}
        <div className="actions spread">
          <button type="button" className="button" onClick={props.onClose}>
            {t('common.cancel')}
          </button>
          <button type="submit" className="button strong" aria-disabled={props.busy}>
            {t('advice.confirm')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
