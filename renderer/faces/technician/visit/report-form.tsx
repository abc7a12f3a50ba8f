import type { FormEvent, ReactElement } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Words } from '../../../../app/kernel/scalars.ts';
import type { Visit } from '../../../../app/visit/intervention.ts';
import { Minutes, minutesBetween, VisitOutcome } from '../../../../app/visit/intervention.ts';
import { Choices } from '../../../shared/parts/choices.tsx';
import { DayField } from '../../../shared/parts/day-field.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import { useFaultFocus } from '../../../shared/use-fault-focus.ts';
import type { Office } from '../../../state/office.ts';
import { useFirstField } from '../course/use-first-field.ts';
import { useRequest } from '../doing/use-request.ts';
import { dayAt, momentAt, timeAt } from './date-rows.ts';
import { SignaturePart } from './signature-part.tsx';
import { signatureIn, unsigned } from './signing.ts';

interface ReportFormProps {
  readonly office: Office;
  readonly visit: Visit;
  /** Who asked for help, and signs. */
  readonly name: string;
  readonly onClose: () => void;
}

/** What was done there, filled in before one leaves: the last field is the requester's. */
export function ReportForm({ office, visit, name, onClose }: ReportFormProps): ReactElement {
  const { t } = useTranslation();
  const [began] = useState(() => beganAt(visit, office.now()));
  const [day, setDay] = useState(dayAt(began));
  const [time, setTime] = useState(timeAt(began));
  const [minutes, setMinutes] = useState(() => `${minutesBetween(began, office.now())}`);
  const [words, setWords] = useState('');
  const [used, setUsed] = useState('');
  const [outcome, setOutcome] = useState<VisitOutcome | null>(null);
  const [signing, setSigning] = useState(unsigned(name));
  const [tries, setTries] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  useFaultFocus(form, tries);
  useFirstField(form);
  const { busy, failure, ask } = useRequest(office, 'visit.report');
  const startedAt = momentAt(day, time);
  const took = Minutes.safeParse(minutes.trim() === '' ? null : Number(minutes));
  const said = Words.safeParse(words);
  const signature = signatureIn(signing);
  const onSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTries(tries + 1);
    if (startedAt === null || !took.success || !said.success || outcome === null || signature === null) return;
    const told = { startedAt, minutes: took.data, words: said.data, used: used.trim(), outcome, signature };
    if ((await ask({ interventionId: visit.id, ...told })) !== null) onClose();
  };
  const fault = (isWrong: boolean, key: 'words' | 'time' | 'minutes' | 'outcome'): string | undefined =>
    tries > 0 && isWrong ? t(`visits.report.fault.${key}`) : undefined;
  return (
    <form ref={form} className="words-form" onSubmit={(event) => void onSubmit(event)} noValidate>
      <TextField
        label={t('visits.report.words')}
        hint={t('visits.propose.wordsHint')}
        lines={3}
        maxLength={2000}
        value={words}
        onChange={setWords}
        fault={fault(!said.success, 'words')}
      />
      <div className="visit-date">
        <DayField
          label={t('visits.report.day')}
          value={day}
          onChange={setDay}
          fault={fault(startedAt === null, 'time')}
        />
        <TextField label={t('visits.report.time')} figures maxLength={7} value={time} onChange={setTime} />
        <TextField
          label={t('visits.report.minutes')}
          figures
          inputMode="numeric"
          maxLength={4}
          value={minutes}
          onChange={setMinutes}
          fault={fault(!took.success, 'minutes')}
        />
      </div>
      <TextField label={t('visits.report.usedField')} maxLength={2000} value={used} onChange={setUsed} />
      <Choices
        legend={t('visits.report.outcomeField')}
        options={VisitOutcome.options.map((value) => ({ value, label: t(`visits.report.outcome.${value}`) }))}
        value={outcome}
        onChange={setOutcome}
        joined
        fault={fault(outcome === null, 'outcome')}
      />
      {outcome === null ? null : <p className="hint">{t(`visits.report.next.${outcome}`)}</p>}
      <SignaturePart signing={signing} onChange={setSigning} isWrong={tries > 0 && signature === null} />
      {failure === null ? null : <Refusal text={failureText(t, failure)} />}
      <div className="actions spread">
        <button type="button" className="button" onClick={onClose}>
          {t('common.cancel')}
        </button>
        <button type="submit" className="button strong" aria-disabled={busy}>
          {t('visits.report.send')}
        </button>
      </div>
    </form>
  );
}

/** When it was agreed to begin; whoever came earlier than that has been there for an hour, as far as anybody knows. */
function beganAt({ agreed }: Visit, now: number): number {
  const from = agreed?.from ?? now;
  return from < now ? from : now - 3_600_000;
}
