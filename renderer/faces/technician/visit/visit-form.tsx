import type { FormEvent, ReactElement } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Words } from '../../../../app/kernel/scalars.ts';
import type { Slot } from '../../../../app/visit/dates.ts';
import { VisitReason } from '../../../../app/visit/intervention.ts';
import type { VisitTerms } from '../../../../app/visit/terms.ts';
import type { LinkFailure } from '../../../ports/broker/link.ts';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { SelectField } from '../../../shared/parts/select-field.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import { useFaultFocus } from '../../../shared/use-fault-focus.ts';
import { useFirstField } from '../course/use-first-field.ts';
import type { DateRow } from './date-rows.ts';
import { readRow } from './date-rows.ts';
import { DatesField } from './dates-field.tsx';
import { Terms } from './terms.tsx';

export interface VisitPlan {
  readonly reason: VisitReason | null;
  readonly words: string;
  readonly dates: Slot[];
  readonly place: string;
  readonly material: string;
}

interface VisitFormProps {
  readonly terms: VisitTerms;
  readonly before: { readonly rows: readonly DateRow[]; readonly place: string; readonly material: string };
  /** For a new visit; a change only says what changed and why. */
  readonly asksWhyNotRemote?: boolean;
  readonly busy: boolean;
  readonly failure: LinkFailure | null;
  readonly onSubmit: (plan: VisitPlan) => Promise<void>;
  readonly onClose: () => void;
}

/** Why, when, where, with what: whoever asked for help reads all of it. */
export function VisitForm(props: VisitFormProps): ReactElement {
  const { terms, before, asksWhyNotRemote = false, busy, failure, onSubmit, onClose } = props;
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [words, setWords] = useState('');
  const [rows, setRows] = useState(before.rows);
  const [place, setPlace] = useState(before.place);
  const [material, setMaterial] = useState(before.material);
  const [tries, setTries] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  useFaultFocus(form, tries);
  useFirstField(form);
  const tried = tries > 0;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTries(tries + 1);
    const known = VisitReason.safeParse(reason);
    const said = { words: Words.safeParse(words), place: Words.safeParse(place) };
    const dates = rows.map(readRow).flatMap((slot) => slot ?? []);
    if (busy || (asksWhyNotRemote && !known.success) || dates.length < rows.length) return;
    if (!said.words.success || !said.place.success) return;
    void onSubmit({
      reason: known.success ? known.data : null,
      words: said.words.data,
      dates,
      place: said.place.data,
      material: material.trim(),
    });
  };
  const missing = (typed: string): string | undefined =>
    tried && typed.trim() === '' ? t('visits.propose.missing') : undefined;
  return (
    <form ref={form} className="words-form" onSubmit={submit} noValidate>
      {asksWhyNotRemote ? (
        <SelectField
          label={t('visits.propose.reason')}
          value={reason}
          options={VisitReason.options.map((value) => ({ value, label: t(`visits.reason.${value}`) }))}
          onChange={setReason}
          fault={tried && reason === '' ? t('visits.propose.missingReason') : undefined}
        />
      ) : null}
      <TextField
        label={t(asksWhyNotRemote ? 'visits.propose.words' : 'visits.change.words')}
        hint={t('visits.propose.wordsHint')}
        lines={2}
        maxLength={2000}
        value={words}
        onChange={setWords}
        fault={missing(words)}
      />
      <Terms terms={terms} />
      <DatesField rows={rows} tried={tried} timeZone={terms.timeZone} onChange={setRows} />
      <TextField
        label={t('visits.propose.place')}
        maxLength={2000}
        value={place}
        onChange={setPlace}
        fault={missing(place)}
      />
      <TextField label={t('visits.propose.material')} maxLength={2000} value={material} onChange={setMaterial} />
      {failure === null ? null : <Refusal text={failureText(t, failure)} />}
      <div className="actions spread">
        <button type="button" className="button" onClick={onClose}>
          {t('common.cancel')}
        </button>
        <button type="submit" className="button strong" aria-disabled={busy}>
          {t(asksWhyNotRemote ? 'visits.propose.send' : 'visits.change.send')}
        </button>
      </div>
    </form>
  );
}
