import type { FormEvent, ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../../app/kernel/scalars.ts';
import { Words } from '../../../../app/kernel/scalars.ts';
import type { RequestOutput } from '../../../../app/wire/requests.ts';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import type { Office } from '../../../state/office.ts';
import { useRequest } from '../doing/use-request.ts';

interface SayToGuestsProps {
  readonly office: Office;
  readonly ticketId: Id;
  readonly onSaid: (guests: RequestOutput<'guest.say'>) => void;
}

/** A word to whoever was let in; the requester does not read it. */
export function SayToGuests({ office, ticketId, onSaid }: SayToGuestsProps): ReactElement {
  const { t } = useTranslation();
  const [draft, setDraft] = useState({ words: '', requestId: crypto.randomUUID() });
  const { busy, failure, ask } = useRequest(office, 'guest.say');
  const onSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const words = Words.safeParse(draft.words);
    if (!words.success || busy) return;
    const said = await ask({ ticketId, requestId: draft.requestId, words: words.data });
    if (said === null) return;
    setDraft({ words: '', requestId: crypto.randomUUID() });
    onSaid(said);
  };
  return (
    <form className="guest-say" onSubmit={(event) => void onSubmit(event)}>
      <TextField
        label={t('guest.toGuests')}
        lines={2}
        maxLength={2000}
        value={draft.words}
        onChange={(words) => setDraft({ ...draft, words })}
      />
      {failure === null ? null : <Refusal text={failureText(t, failure)} />}
      <button type="submit" className="button" aria-disabled={busy || draft.words.trim() === ''}>
        {t('guest.send')}
      </button>
    </form>
  );
}
