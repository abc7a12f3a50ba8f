import { useQuery } from '@tanstack/react-query';
import type { FormEvent, ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VisitSettings } from '../../../../app/visit/settings.ts';
import { Listing } from '../../../shared/parts/listing.tsx';
import { Notice } from '../../../shared/parts/notice.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import type { Office } from '../../../state/office.ts';
import { asked } from '../../../state/queries.ts';
import { useSending } from '../use-sending.ts';

/** How long before a visit both sides are reminded of it. */
export function Visits({ office }: { readonly office: Office }): ReactElement {
  const settings = useQuery({
    queryKey: ['visit-settings'],
    queryFn: () => asked(office.link, 'visit.settings', {}),
    gcTime: 0,
  });
  return <Listing query={settings}>{(held) => <Reminder office={office} held={held} />}</Listing>;
}

function Reminder({ office, held }: { readonly office: Office; readonly held: VisitSettings }): ReactElement {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(`${held.remindHours}`);
  const [state, setState] = useState<'typing' | 'tried' | 'saved'>('typing');
  const sending = useSending(office);
  const wanted = VisitSettings.safeParse({ remindHours: typed.trim() === '' ? null : Number(typed) });
  const onSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!wanted.success) return setState('tried');
    if ((await sending.send('visit.change-settings', wanted.data)) !== null) setState('saved');
  };
  return (
    <form className="card stack closing" onSubmit={(event) => void onSubmit(event)} noValidate>
      <h2>{t('visits.settings.title')}</h2>
      <TextField
        label={t('visits.settings.remindHours')}
        hint={t('visits.settings.more')}
        fault={state === 'tried' && !wanted.success ? t('visits.settings.invalid') : undefined}
        figures
        inputMode="numeric"
        maxLength={3}
        value={typed}
        onChange={(value) => {
          setTyped(value);
          setState('typing');
        }}
      />
      {sending.failure === null ? null : <Refusal text={failureText(t, sending.failure)} icon="alert" />}
      {state === 'saved' ? <Notice icon="check" tone="good" title={t('visits.settings.saved')} /> : null}
      <div className="actions">
        <button type="submit" className="button strong" aria-disabled={sending.isSending}>
          {t('visits.settings.save')}
        </button>
      </div>
    </form>
  );
}
