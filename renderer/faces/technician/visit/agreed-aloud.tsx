import type { FormEvent, ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Visit } from '../../../../app/visit/intervention.ts';
import { Choices } from '../../../shared/parts/choices.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import { slotText } from '../../../shared/visit/slot-text.ts';
import type { Office } from '../../../state/office.ts';
import { useRequest } from '../doing/use-request.ts';

interface AgreedAloudProps {
  readonly office: Office;
  readonly visit: Visit;
  readonly name: string;
  readonly onClose: () => void;
}

/** Whoever asked for help said on the telephone which date suits them. */
export function AgreedAloud({ office, visit, name, onClose }: AgreedAloudProps): ReactElement {
  const { t, i18n } = useTranslation();
  const [from, setFrom] = useState(`${visit.dates[0]?.from ?? ''}`);
  const { busy, failure, ask } = useRequest(office, 'visit.agree');
  const onSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if ((await ask({ interventionId: visit.id, from: Number(from) })) !== null) onClose();
  };
  return (
    <form className="words-form" onSubmit={(event) => void onSubmit(event)} noValidate>
      <Choices
        legend={t('visits.agree.which', { name })}
        options={visit.dates.map((slot) => ({ value: `${slot.from}`, label: slotText(i18n.language, slot) }))}
        value={from}
        onChange={setFrom}
      />
      {failure === null ? null : <Refusal text={failureText(t, failure)} />}
      <div className="actions spread">
        <button type="button" className="button" onClick={onClose}>
          {t('common.cancel')}
        </button>
        <button type="submit" className="button strong" aria-disabled={busy}>
          {t('visits.agree.send')}
        </button>
      </div>
    </form>
  );
}
