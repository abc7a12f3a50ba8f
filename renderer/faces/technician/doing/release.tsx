import type { FormEvent, ReactElement } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Words } from '../../../../app/kernel/scalars.ts';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import { Dialog } from '../../../shared/parts/dialog.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import { useFaultFocus } from '../../../shared/use-fault-focus.ts';
import type { Office } from '../../../state/office.ts';
import { useRequest } from './use-request.ts';

interface ReleaseProps {
  readonly office: Office;
  readonly ticket: Ticket;
  /** A session of this ticket goes on, and would end. */
  readonly running: boolean;
}

/** A ticket taken by mistake, or that somebody else does better, goes back to the queue with words for the next. */
export function Release({ office, ticket, running }: ReleaseProps): ReactElement {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button type="button" className="button quiet wide" onClick={() => setAsking(true)}>
        {t('technician.release.open')}
      </button>
      {asking ? (
        <Dialog title={t('technician.release.title', { reference: ticket.reference })} onClose={() => setAsking(false)}>
          <ReleaseForm office={office} ticket={ticket} running={running} onClose={() => setAsking(false)} />
        </Dialog>
      ) : null}
    </>
  );
}

function ReleaseForm({
  office,
  ticket,
  running,
  onClose,
}: ReleaseProps & { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [tries, setTries] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  useFaultFocus(form, tries);
  const { busy, failure, ask } = useRequest(office, 'ticket.release');
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    setTries(tries + 1);
    const parsed = Words.safeParse(words);
    if (parsed.success) void ask({ ticketId: ticket.id, words: parsed.data });
  };
  return (
    <form ref={form} className="release" onSubmit={onSubmit} noValidate>
      {running ? <p>{t('technician.release.running')}</p> : null}
      <TextField
        label={t('technician.release.field')}
        hint={t('technician.release.hint')}
        lines={3}
        maxLength={2000}
        value={words}
        onChange={setWords}
        fault={tries > 0 && words.trim() === '' ? t('technician.release.missing') : undefined}
      />
      {failure === null ? null : <Refusal text={failureText(t, failure)} />}
      <div className="actions spread">
        <button type="button" className="button" onClick={onClose}>
          {t('common.cancel')}
        </button>
        <button type="submit" className="button strong" aria-disabled={busy}>
          {t('technician.release.confirm')}
        </button>
      </div>
    </form>
  );
}
