import type { FormEvent, ReactElement } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DiagnosisOutcome } from '../../../../app/course/diagnosis.ts';
import type { Id } from '../../../../app/kernel/scalars.ts';
import { Words } from '../../../../app/kernel/scalars.ts';
import { Choices } from '../../../shared/parts/choices.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import { useFaultFocus } from '../../../shared/use-fault-focus.ts';
import type { Office } from '../../../state/office.ts';
import { useRequest } from '../doing/use-request.ts';
import { useFirstField } from './use-first-field.ts';

interface DiagnosisFormProps {
  readonly office: Office;
  readonly ticketId: Id;
  readonly requestId: Id;
  readonly onClose: () => void;
}

/** A hypothesis, what was tried, what became of it: three fields for somebody with a phone in one ear. */
export function DiagnosisForm({ office, ticketId, requestId, onClose }: DiagnosisFormProps): ReactElement {
  const { t } = useTranslation();
  const [hypothesis, setHypothesis] = useState('');
  const [tried, setTried] = useState('');
  const [outcome, setOutcome] = useState<DiagnosisOutcome | null>(null);
  const [tries, setTries] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  useFaultFocus(form, tries);
  useFirstField(form);
  const { busy, failure, ask } = useRequest(office, 'course.diagnose');
  const onSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTries(tries + 1);
    const said = { hypothesis: Words.safeParse(hypothesis), tried: Words.safeParse(tried) };
    if (!said.hypothesis.success || !said.tried.success || outcome === null) return;
    const entry = { ticketId, requestId, hypothesis: said.hypothesis.data, tried: said.tried.data, outcome };
    if ((await ask(entry)) !== null) onClose();
  };
  const missing = (words: string): string | undefined =>
    tries > 0 && words.trim() === '' ? t('course.diagnosis.missing') : undefined;
  return (
    <form ref={form} className="words-form" onSubmit={(event) => void onSubmit(event)} noValidate>
      <TextField
        label={t('course.diagnosis.hypothesis')}
        hint={t('course.diagnosis.hypothesisHint')}
        lines={1}
        maxLength={2000}
        value={hypothesis}
        onChange={setHypothesis}
        fault={missing(hypothesis)}
      />
      <TextField
        label={t('course.diagnosis.tried')}
        lines={2}
        maxLength={2000}
        value={tried}
        onChange={setTried}
        fault={missing(tried)}
      />
      <Choices
        legend={t('course.diagnosis.outcome')}
        options={DiagnosisOutcome.options.map((value) => ({
          value,
          label: t(`course.diagnosis.outcomes.${value}`),
        }))}
        value={outcome}
        onChange={setOutcome}
        joined
        fault={tries > 0 && outcome === null ? t('course.diagnosis.missingOutcome') : undefined}
      />
      {failure === null ? null : <Refusal text={failureText(t, failure)} />}
      <div className="actions spread">
        <button type="button" className="button" onClick={onClose}>
          {t('common.cancel')}
        </button>
        <button type="submit" className="button strong" aria-disabled={busy}>
          {t('course.diagnosis.send')}
        </button>
      </div>
    </form>
  );
}
