import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../../app/kernel/scalars.ts';
import { Icon } from '../../../shared/parts/icon.tsx';
import { Notice } from '../../../shared/parts/notice.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import type { Office } from '../../../state/office.ts';
import type { Sending } from '../use-sending.ts';
import { useSending } from '../use-sending.ts';
import { ErasePerson } from './erase-person.tsx';

interface PersonBarProps {
  readonly office: Office;
  readonly personId: Id;
  readonly name: string;
  /** Nobody erases themselves. */
  readonly isMe: boolean;
}

/** What a person may ask for whose story is on the screen: to have it, or to be forgotten. */
export function PersonBar({ office, personId, name, isMe }: PersonBarProps): ReactElement {
  const { t } = useTranslation();
  const sending = useSending(office);
  const [erasing, setErasing] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const exportData = async (): Promise<void> => {
    const allowed = await sending.send('privacy.export-person', { personId });
    if (allowed !== null && (await office.saveExport(allowed.ticket, allowed.name)))
      setDone(t('audit.person.exported', { name: allowed.name }));
  };
  return (
    <>
      <section className="audit-person">
        <Icon name="person" />
        <p className="strong">{t('audit.person.bar', { name })}</p>
        <button type="button" className="button" aria-disabled={sending.isSending} onClick={() => void exportData()}>
          {t('audit.person.export')}
        </button>
        {isMe ? null : (
          <button type="button" className="button" onClick={() => setErasing(true)}>
            {t('audit.person.erase')}
          </button>
        )}
      </section>
      <Outcome sending={sending} done={done} />
      {erasing ? (
        <ErasePerson
          office={office}
          personId={personId}
          onClose={() => setErasing(false)}
          onErased={() => {
            setErasing(false);
            setDone(t('audit.person.done', { name }));
          }}
        />
      ) : null}
    </>
  );
}

function Outcome({ sending, done }: { readonly sending: Sending; readonly done: string | null }): ReactElement | null {
  const { t } = useTranslation();
  if (sending.failure !== null) return <Refusal text={failureText(t, sending.failure)} icon="alert" />;
  return done === null ? null : <Notice icon="check" tone="good" title={done} />;
}
