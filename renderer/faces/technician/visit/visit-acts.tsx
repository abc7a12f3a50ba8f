import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import type { Visit } from '../../../../app/visit/intervention.ts';
import { saveAs } from '../../../ports/save-export.ts';
import { Dialog } from '../../../shared/parts/dialog.tsx';
import { Icon } from '../../../shared/parts/icon.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import type { Office } from '../../../state/office.ts';
import { useRequest } from '../doing/use-request.ts';
import { AgreedAloud } from './agreed-aloud.tsx';
import { CancelVisit } from './cancel-visit.tsx';
import { ChangeVisit } from './change-visit.tsx';
import { ReportForm } from './report-form.tsx';

interface VisitActsProps {
  readonly office: Office;
  readonly ticket: Ticket;
  readonly visit: Visit;
  readonly isMine: boolean;
}

const ACTS = {
  proposed: ['agree', 'change', 'cancel'],
  agreed: ['report', 'change', 'cancel'],
} as const;
type Act = (typeof ACTS)[keyof typeof ACTS][number];

/** What can be done about a visit that is planned: by whoever has the ticket; its calendar file by every technician. */
export function VisitActs({ office, ticket, visit, isMine }: VisitActsProps): ReactElement {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Act | null>(null);
  const calendar = useRequest(office, 'visit.calendar');
  const close = (): void => setOpen(null);
  const save = async (): Promise<void> => {
    const file = await calendar.ask({ interventionId: visit.id });
    if (file !== null) saveAs(new Blob([file.text], { type: 'text/calendar' }), file.name);
  };
  const acts = visit.state === 'proposed' || visit.state === 'agreed' ? ACTS[visit.state] : [];
  const about = { office, visit, onClose: close };
  return (
    <>
      <div className="visit-acts">
        {visit.state === 'agreed' ? (
          <button type="button" className="button quiet" aria-disabled={calendar.busy} onClick={() => void save()}>
            <Icon name="clock" size={16} />
            {t('visits.visit.calendar')}
          </button>
        ) : null}
        {isMine
          ? acts.map((act) => (
              <button
                key={act}
                type="button"
                className={act === 'report' ? 'button' : 'button quiet'}
                onClick={() => setOpen(act)}
              >
                {t(`visits.acts.${act}`)}
              </button>
            ))
          : null}
      </div>
      {calendar.failure === null ? null : <Refusal text={failureText(t, calendar.failure)} />}
      {open === null ? null : (
        <Dialog
          title={t(`visits.acts.title.${open}`, { reference: ticket.reference })}
          side={open === 'report'}
          onClose={close}
        >
          {open === 'agree' ? <AgreedAloud {...about} name={ticket.requester.name} /> : null}
          {open === 'change' ? <ChangeVisit {...about} ticketId={ticket.id} /> : null}
          {open === 'cancel' ? <CancelVisit {...about} /> : null}
          {open === 'report' ? <ReportForm {...about} name={ticket.requester.name} /> : null}
        </Dialog>
      )}
    </>
  );
}
