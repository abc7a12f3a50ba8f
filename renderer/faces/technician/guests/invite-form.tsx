import type { FormEvent, ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { GUEST_DAYS, MOST_GUEST_DAYS } from '../../../../app/guest/guest.ts';
import type { Id } from '../../../../app/kernel/scalars.ts';
import { PersonName } from '../../../../app/kernel/scalars.ts';
import type { RequestOutput } from '../../../../app/wire/requests.ts';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import type { Office } from '../../../state/office.ts';
import { useRequest } from '../doing/use-request.ts';

interface InviteFormProps {
  readonly office: Office;
  readonly ticketId: Id;
  readonly onClose: () => void;
  readonly onMade: (made: RequestOutput<'guest.invite'>) => void;
}

/** For whom, until when, and whether the notes are theirs to read. */
export function InviteForm({ office, ticketId, onClose, onMade }: InviteFormProps): ReactElement {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [days, setDays] = useState(String(GUEST_DAYS));
  const [withNotes, setWithNotes] = useState(false);
  const [tried, setTried] = useState(false);
  const { busy, failure, ask } = useRequest(office, 'guest.invite');
  const parsed = PersonName.safeParse(name);
  const count = /^\d{1,2}$/.test(days.trim()) ? Number(days) : 0;
  const isLong = count >= 1 && count <= MOST_GUEST_DAYS;
  const onSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (!parsed.success || !isLong || busy) return;
    const made = await ask({ ticketId, name: parsed.data, days: count, withNotes });
    if (made !== null) onMade(made);
  };
  return (
    <form className="words-form" onSubmit={(event) => void onSubmit(event)} noValidate>
      <TextField
        label={t('guest.name')}
        hint={t('guest.nameHint')}
        focused
        maxLength={120}
        value={name}
        onChange={setName}
        fault={tried && !parsed.success ? t('guest.nameMissing') : undefined}
      />
      <TextField
        label={t('guest.days')}
        inputMode="numeric"
        figures
        value={days}
        onChange={setDays}
        fault={tried && !isLong ? t('guest.daysWrong', { most: MOST_GUEST_DAYS }) : undefined}
      />
      <label className="guest-notes">
        <input
          type="checkbox"
          role="switch"
          className="switch"
          checked={withNotes}
          aria-checked={withNotes}
          onChange={(event) => setWithNotes(event.target.checked)}
        />
        <span>{t('guest.showNotes')}</span>
      </label>
      <p className="small soft">{t('guest.sees')}</p>
      {failure === null ? null : <Refusal text={failureText(t, failure)} />}
      <div className="actions spread">
        <button type="button" className="button" onClick={onClose}>
          {t('common.cancel')}
        </button>
        <button type="submit" className="button strong" aria-disabled={busy}>
          {t('guest.make')}
        </button>
      </div>
    </form>
  );
}
