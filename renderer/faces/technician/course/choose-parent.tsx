import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../../app/kernel/scalars.ts';
import { isOpen } from '../../../../app/ticket/state.ts';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import { SearchWords } from '../../../../app/wire/requests/tickets.ts';
import { Dialog } from '../../../shared/parts/dialog.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import type { Office } from '../../../state/office.ts';
import { searchOf } from '../../../state/queries.ts';
import { useRequest } from '../doing/use-request.ts';
import { useSettled } from '../queue/use-settled.ts';
import { useFirstField } from './use-first-field.ts';

interface ChooseParentProps {
  readonly office: Office;
  readonly ticket: Ticket;
  readonly onClose: () => void;
}

/** An open ticket of the same outage, found by any part of it. */
export function ChooseParent({ office, ticket, onClose }: ChooseParentProps): ReactElement {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const form = useRef<HTMLFormElement>(null);
  useFirstField(form);
  const wanted = SearchWords.safeParse(useSettled(words, PAUSE_MS));
  const { data } = useQuery({ ...searchOf(office.link, wanted.data ?? ''), enabled: wanted.success });
  const { busy, failure, ask } = useRequest(office, 'course.gather');
  const choose = async (parentId: Id): Promise<void> => {
    if ((await ask({ ticketId: ticket.id, parentId })) !== null) onClose();
  };
  const found = wanted.success ? data?.filter(({ id, state }) => id !== ticket.id && isOpen(state)) : undefined;
  return (
    <Dialog title={t('course.outage.dialog', { reference: ticket.reference })} onClose={onClose}>
      <form ref={form} className="words-form" onSubmit={(event) => event.preventDefault()}>
        <TextField
          label={t('course.outage.field')}
          hint={t('course.outage.hint')}
          maxLength={200}
          value={words}
          onChange={setWords}
        />
        <ul className="outage-found" aria-live="polite">
          {found?.slice(0, MOST).map((one) => (
            <li key={one.id}>
              <button type="button" className="outage-choice" aria-disabled={busy} onClick={() => void choose(one.id)}>
                <span>{one.words}</span>
                <span className="small soft">
                  {t('course.outage.choose', { reference: one.reference, name: one.requester.name })}
                </span>
              </button>
            </li>
          ))}
          {found?.length === 0 ? <li className="soft">{t('course.outage.none')}</li> : null}
        </ul>
        {failure === null ? null : <Refusal text={failureText(t, failure)} />}
        <div className="actions">
          <button type="button" className="button" onClick={onClose}>
            {t('common.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

const MOST = 6;
const PAUSE_MS = 250;
