import type { FormEvent, ReactElement } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Words } from '../../../../app/kernel/scalars.ts';
import { Priority } from '../../../../app/ticket/priority.ts';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import { Choices } from '../../../shared/parts/choices.tsx';
import { Dialog } from '../../../shared/parts/dialog.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import { useFaultFocus } from '../../../shared/use-fault-focus.ts';
import type { Office } from '../../../state/office.ts';
import { useRequest } from '../doing/use-request.ts';

interface GivePriorityProps {
  readonly office: Office;
  readonly ticket: Ticket;
  readonly onClose: () => void;
}

/** Against the matrix, never without a reason. */
export function GivePriority({ office, ticket, onClose }: GivePriorityProps): ReactElement {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(`${ticket.priority}`);
  const [words, setWords] = useState('');
  const [tries, setTries] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  useFaultFocus(form, tries);
  const { busy, failure, ask } = useRequest(office, 'ticket.give-priority');
  const onSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTries(tries + 1);
    const why = Words.safeParse(words);
    const priority = Priority.parse(Number(chosen));
    if (why.success && (await ask({ ticketId: ticket.id, priority, words: why.data })) !== null) onClose();
  };
  return (
    <Dialog title={t('desk.priority.givenTitle', { reference: ticket.reference })} onClose={onClose}>
      <form ref={form} className="release" onSubmit={(event) => void onSubmit(event)} noValidate>
        <Choices
          legend={t('desk.priority.name')}
          joined
          value={chosen}
          onChange={setChosen}
          options={['1', '2', '3', '4'].map((value) => ({ value, label: `P${value}` }))}
        />
        <TextField
          label={t('desk.priority.why')}
          hint={t('desk.priority.whyHint')}
          lines={3}
          maxLength={2000}
          value={words}
          onChange={setWords}
          fault={tries > 0 && words.trim() === '' ? t('desk.priority.missing') : undefined}
        />
        {failure === null ? null : <Refusal text={failureText(t, failure)} />}
        <div className="actions spread">
          <button type="button" className="button" onClick={onClose}>
            {t('common.cancel')}
          </button>
          <button type="submit" className="button strong" aria-disabled={busy}>
            {t('desk.priority.confirm')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
