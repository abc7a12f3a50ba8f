import type { FormEvent, ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuestSays, GuestWordKind } from '../../../app/guest/guest.ts';
import { PersonName, Words } from '../../../app/kernel/scalars.ts';
import { Choices } from '../../shared/parts/choices.tsx';
import { TextField } from '../../shared/parts/text-field.tsx';

interface GuestFormProps {
  /** Whom the link was made for: what they sign with unless they say otherwise. */
  readonly name: string;
  readonly onSaid: (said: GuestSays) => Promise<boolean>;
}

/** A word of the guest's, signed with the name they give; what did not arrive stays in the field. */
export function GuestForm({ name: invited, onSaid }: GuestFormProps): ReactElement {
  const { t } = useTranslation();
  const [name, setName] = useState(invited);
  const [kind, setKind] = useState<GuestWordKind>('answer');
  const [draft, setDraft] = useState({ words: '', requestId: crypto.randomUUID() });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const said = { name: PersonName.safeParse(name), words: Words.safeParse(draft.words) };
  const onSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (!said.name.success || !said.words.success || busy) return;
    setBusy(true);
    const { requestId } = draft;
    const arrived = await onSaid({ requestId, kind, name: said.name.data, words: said.words.data });
    setBusy(false);
    if (!arrived) return;
    setTried(false);
    setDraft({ words: '', requestId: crypto.randomUUID() });
  };
  return (
    <form onSubmit={(event) => void onSubmit(event)} noValidate aria-label={t('guest.page.write')}>
      <Choices<GuestWordKind>
        legend={t('guest.page.kind')}
        joined
        value={kind}
        onChange={setKind}
        options={[
          { value: 'answer', label: t('guest.kind.answer') },
          { value: 'diagnosis', label: t('guest.kind.diagnosis') },
        ]}
      />
      <TextField
        label={t('guest.page.words')}
        lines={4}
        maxLength={2000}
        value={draft.words}
        onChange={(words) => setDraft({ ...draft, words })}
        fault={tried && !said.words.success ? t('guest.page.wordsMissing') : undefined}
      />
      <TextField
        label={t('guest.page.sign')}
        maxLength={120}
        value={name}
        onChange={setName}
        fault={tried && !said.name.success ? t('guest.nameMissing') : undefined}
      />
      <button type="submit" className="button strong large" aria-disabled={busy}>
        {t('guest.send')}
      </button>
    </form>
  );
}
