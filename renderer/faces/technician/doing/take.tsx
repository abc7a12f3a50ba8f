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

interface TakeProps {
  readonly office: Office;
  readonly ticket: Ticket;
  /** Whose session on this ticket taking it over would stop; null when there is none. */
  readonly running: string | null;
}

/** Taking a ticket that nobody has, or taking it over; where that stops somebody's session, they are told why. */
export function Take({ office, ticket, running }: TakeProps): ReactElement {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const { busy, failure, ask } = useRequest(office, 'ticket.take');
  const free = ticket.assignee === null;
  return (
    <div className="doing-take">
      <button
        type="button"
        className={free ? 'button strong wide' : 'button wide'}
        aria-disabled={busy}
        onClick={() => (running === null ? void ask({ ticketId: ticket.id }) : setAsking(true))}
      >
        {free ? t('technician.do.take') : t('technician.do.takeOver')}
      </button>
      {failure === null ? null : <Refusal text={failureText(t, failure)} />}
      {asking && running !== null ? (
        <Dialog title={t('technician.take.title')} onClose={() => setAsking(false)}>
          <TakeOver
            name={running}
            onClose={() => setAsking(false)}
            onTake={(words) => {
              setAsking(false);
              void ask({ ticketId: ticket.id, words });
            }}
          />
        </Dialog>
      ) : null}
    </div>
  );
}

interface TakeOverProps {
  readonly name: string;
  readonly onClose: () => void;
  readonly onTake: (words: string) => void;
}

function TakeOver({ name, onClose, onTake }: TakeOverProps): ReactElement {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [tries, setTries] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  useFaultFocus(form, tries);
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    setTries(tries + 1);
    const parsed = Words.safeParse(words);
    if (parsed.success) onTake(parsed.data);
  };
  return (
    <form ref={form} className="release" onSubmit={onSubmit} noValidate>
      <p>{t('technician.take.body', { name })}</p>
      <TextField
        label={t('technician.take.field')}
        hint={t('technician.take.hint', { name })}
        lines={3}
        maxLength={2000}
        value={words}
        onChange={setWords}
        fault={tries > 0 && words.trim() === '' ? t('technician.take.missing') : undefined}
      />
      <div className="actions spread">
        <button type="button" className="button" onClick={onClose}>
          {t('common.cancel')}
        </button>
        <button type="submit" className="button strong">
          {t('technician.take.confirm')}
        </button>
      </div>
    </form>
  );
}
