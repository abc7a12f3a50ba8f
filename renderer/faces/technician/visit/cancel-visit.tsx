import type { FormEvent, ReactElement } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Words } from '../../../../app/kernel/scalars.ts';
import type { Visit } from '../../../../app/visit/intervention.ts';
import { Choices } from '../../../shared/parts/choices.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import { useFaultFocus } from '../../../shared/use-fault-focus.ts';
import type { Office } from '../../../state/office.ts';
import { useRequest } from '../doing/use-request.ts';

interface CancelVisitProps {
  readonly office: Office;
  readonly visit: Visit;
  readonly onClose: () => void;
}

const WHYS = ['avoided', 'other'] as const;

/** Nobody travels after all: because nobody has to any more, which is counted, or for another reason. */
export function CancelVisit({ office, visit, onClose }: CancelVisitProps): ReactElement {
  const { t } = useTranslation();
  const [why, setWhy] = useState<(typeof WHYS)[number] | null>(null);
  const [words, setWords] = useState('');
  const [tries, setTries] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  useFaultFocus(form, tries);
  const { busy, failure, ask } = useRequest(office, 'visit.cancel');
  const onSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTries(tries + 1);
    const said = Words.safeParse(words);
    if (why === null || !said.success) return;
    const input = { interventionId: visit.id, words: said.data, avoided: why === 'avoided' };
    if ((await ask(input)) !== null) onClose();
  };
  return (
    <form ref={form} className="words-form" onSubmit={(event) => void onSubmit(event)} noValidate>
      <Choices
        legend={t('visits.cancel.why')}
        options={WHYS.map((value) => ({ value, label: t(`visits.cancel.${value}`) }))}
        value={why}
        onChange={setWhy}
        fault={tries > 0 && why === null ? t('visits.cancel.missingWhy') : undefined}
      />
      <TextField
        label={t('visits.cancel.words')}
        hint={t('visits.propose.wordsHint')}
        lines={2}
        maxLength={2000}
        value={words}
        onChange={setWords}
        fault={tries > 0 && words.trim() === '' ? t('visits.propose.missing') : undefined}
      />
      {failure === null ? null : <Refusal text={failureText(t, failure)} />}
      <div className="actions spread">
        <button type="button" className="button" onClick={onClose}>
          {t('visits.cancel.keep')}
        </button>
        <button type="submit" className="button strong" aria-disabled={busy}>
          {t('visits.cancel.send')}
        </button>
      </div>
    </form>
  );
}
