import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../../app/kernel/scalars.ts';
import type { RemoteSession } from '../../../../app/session/phase.ts';
import { Notice } from '../../../shared/parts/notice.tsx';

interface OtherTicketProps {
  readonly session: RemoteSession;
  readonly onShow: (ticketId: Id) => void;
}

/** A console has one pair of hands: while another ticket waits for its answer, this one can't ask. */
export function OtherTicket({ session, onShow }: OtherTicketProps): ReactElement {
  const { t } = useTranslation();
  return (
    <Notice icon="hourglass" title={t('technician.do.other', { reference: session.reference })}>
      <p>{t('technician.do.otherNext')}</p>
      <button type="button" className="button" onClick={() => onShow(session.ticketId)}>
        {t('technician.do.otherShow')}
      </button>
    </Notice>
  );
}
