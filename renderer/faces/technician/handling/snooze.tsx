import type { FormEvent, ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import { Choices } from '../../../shared/parts/choices.tsx';
import { Dialog } from '../../../shared/parts/dialog.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import type { Office } from '../../../state/office.ts';
import { useRequest } from '../doing/use-request.ts';
import type { SnoozeMoment } from './snooze-moments.ts';
import { snoozeMoments } from './snooze-moments.ts';

interface SnoozeProps {
  readonly office: Office;
  readonly ticket: Ticket;
  readonly onClose: () => void;
}

/** Until one of a few moments that people think in. */
export function Snooze({ office, ticket, onClose }: SnoozeProps): ReactElement {
  const { t } = useTranslation();
  const [moments] = useState(() => snoozeMoments(office.now()));
  const [chosen, setChosen] = useState<SnoozeMoment>('hour');
  const { busy, failure, ask } = useRequest(office, 'ticket.snooze');
  const onSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const until = moments.find(({ name }) => name === chosen)?.at ?? null;
    if ((await ask({ ticketId: ticket.id, until })) !== null) onClose();
  };
  return (
    <Dialog title={t('desk.handling.snoozeTitle', { reference: ticket.reference })} onClose={onClose}>
      <form className="release" onSubmit={(event) => void onSubmit(event)}>
        <p className="soft">{t('desk.handling.snoozeBody')}</p>
        <Choices<SnoozeMoment>
          legend={t('desk.handling.when')}
          value={chosen}
          onChange={setChosen}
          options={moments.map(({ name }) => ({ value: name, label: t(`desk.handling.until.${name}`) }))}
        />
        {failure === null ? null : <Refusal text={failureText(t, failure)} />}
        <div className="actions spread">
          <button type="button" className="button" onClick={onClose}>
            {t('common.cancel')}
          </button>
          <button type="submit" className="button strong" aria-disabled={busy}>
            {t('desk.handling.snoozeConfirm')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
