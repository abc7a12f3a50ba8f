import { useQuery } from '@tanstack/react-query';
import type { FormEvent, ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../../app/kernel/scalars.ts';
import type { ErasurePreview } from '../../../../app/wire/requests/privacy.ts';
import { Dialog } from '../../../shared/parts/dialog.tsx';
import { Listing } from '../../../shared/parts/listing.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import type { Office } from '../../../state/office.ts';
import { asked } from '../../../state/queries.ts';
import { useSending } from '../use-sending.ts';

interface ErasePersonProps {
  readonly office: Office;
  readonly personId: Id;
  readonly onClose: () => void;
  readonly onErased: () => void;
}

/** Lists what will go and what will stay before anything does; the name is typed, because there is no way back. */
export function ErasePerson({ office, personId, onClose, onErased }: ErasePersonProps): ReactElement {
  const { t } = useTranslation();
  const preview = useQuery({
    queryKey: ['erasure', personId],
    queryFn: () => asked(office.link, 'privacy.preview-erasure', { personId }),
    gcTime: 0,
  });
  return (
    <Dialog title={t('audit.person.title', { name: preview.data?.name ?? '…' })} onClose={onClose}>
      <Listing query={preview}>
        {(found) => (
          <Confirm office={office} personId={personId} preview={found} onClose={onClose} onErased={onErased} />
        )}
      </Listing>
    </Dialog>
  );
}

function Confirm({
  office,
  personId,
  preview,
  onClose,
  onErased,
}: ErasePersonProps & { readonly preview: ErasurePreview }): ReactElement {
  const { t } = useTranslation();
  const { name, values, tickets, openTickets, signIns, workstations, events } = preview;
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const sending = useSending(office);
  const matches = typed.trim() === name;
  const onSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!matches) return setTried(true);
    if ((await sending.send('privacy.erase', { personId, name })) !== null) onErased();
  };
  return (
    <form className="stack" onSubmit={(event) => void onSubmit(event)} noValidate>
      <p>{t('audit.person.goes')}</p>
      <ul className="consequences">
        <li>{t('audit.person.account')}</li>
        <li>{t('audit.person.values', { count: values })}</li>
        {tickets === 0 ? null : <li>{t('audit.person.tickets', { count: tickets })}</li>}
        {openTickets === 0 ? null : <li>{t('audit.person.openTickets', { count: openTickets })}</li>}
        {signIns === 0 ? null : <li>{t('audit.person.signIns', { count: signIns })}</li>}
        {workstations === 0 ? null : <li>{t('audit.person.workstations', { count: workstations })}</li>}
      </ul>
      <p>{t('audit.person.stays', { count: events })}</p>
      <TextField
        label={t('audit.person.confirm', { name })}
        value={typed}
        onChange={setTyped}
        fault={tried && !matches ? t('audit.person.mismatch') : undefined}
      />
      {sending.failure === null ? null : <Refusal text={failureText(t, sending.failure)} icon="alert" />}
      <div className="actions spread">
        <button type="button" className="button" onClick={onClose}>
          {t('common.cancel')}
        </button>
        <button type="submit" className="button stop" aria-disabled={sending.isSending}>
          {t('audit.person.submit')}
        </button>
      </div>
    </form>
  );
}
