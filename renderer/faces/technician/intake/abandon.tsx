import type { FormEvent, ReactElement } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Words } from '../../../../app/kernel/scalars.ts';
import type { IntakeDraft } from '../../../ports/intake-draft.ts';
import { Dialog } from '../../../shared/parts/dialog.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import { useFaultFocus } from '../../../shared/use-fault-focus.ts';
import type { Office } from '../../../state/office.ts';
import { useRequest } from '../doing/use-request.ts';

interface AbandonProps {
  readonly office: Office;
  readonly draft: IntakeDraft;
  readonly onClose: () => void;
  readonly onAbandoned: () => void;
}

/** The number was drawn and stays unused: one word says why, in the audit. */
export function Abandon({ office, draft, onClose, onAbandoned }: AbandonProps): ReactElement {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [tries, setTries] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  useFaultFocus(form, tries);
  const { busy, failure, ask } = useRequest(office, 'intake.abandon');
  const onSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTries(tries + 1);
    const why = Words.safeParse(words);
    if (
      why.success &&
      (await ask({ intakeId: draft.intakeId, words: why.data, callerId: draft.caller?.id ?? null })) !== null
    )
      onAbandoned();
  };
  return (
    <Dialog title={t('desk.abandon.title', { reference: draft.reference ?? '' })} onClose={onClose}>
      <form ref={form} className="release" onSubmit={(event) => void onSubmit(event)} noValidate>
        <p>{t('desk.abandon.body')}</p>
        <TextField
          label={t('desk.abandon.field')}
          hint={t('desk.abandon.hint')}
          focused
          maxLength={2000}
          value={words}
          onChange={setWords}
          fault={tries > 0 && words.trim() === '' ? t('desk.abandon.missing') : undefined}
        />
        {failure === null ? null : <Refusal text={failureText(t, failure)} />}
        <div className="actions spread">
          <button type="button" className="button" onClick={onClose}>
            {t('desk.abandon.back')}
          </button>
          <button type="submit" className="button strong" aria-disabled={busy}>
            {t('desk.abandon.confirm')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
