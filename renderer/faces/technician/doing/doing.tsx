import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Id } from '../../../../app/kernel/scalars.ts';
import type { Person } from '../../../../app/level/person.ts';
import { isOver } from '../../../../app/session/phase.ts';
import { isOpen } from '../../../../app/ticket/ticket.ts';
import { Notice } from '../../../shared/parts/notice.tsx';
import type { Office } from '../../../state/office.ts';
import { fileOf } from '../../../state/queries.ts';
import { AskForSession } from './ask-for-session.tsx';
import { Asking } from './asking.tsx';
import { Elsewhere } from './elsewhere.tsx';
import { Resolve } from './resolve.tsx';
import { Take } from './take.tsx';
import './doing.css';

interface DoingProps {
  readonly office: Office;
  readonly me: Person;
  readonly ticketId: Id;
}

/** What can be done now with this ticket, and for what cannot, why. */
export function Doing({ office, me, ticketId }: DoingProps): ReactElement | null {
  const { t } = useTranslation();
  const { data } = useQuery(fileOf(office.link, ticketId));
  const desk = useStore(office.desk);
  if (data === undefined) return null;
  const { ticket, sessions } = data;
  if (!isOpen(ticket.state)) return <Notice icon="lock" title={t('technician.do.closed')} />;

  const mine = ticket.assignee?.id === me.id;
  const asking = (desk.type === 'asking' || desk.type === 'broken-off') && desk.session.ticketId === ticketId;
  const ownId = 'session' in desk ? desk.session.id : null;
  const stray = sessions.find(
    ({ id, phase, technician }) =>
      !isOver(phase) && technician.id === me.id && id !== ownId && desk.type !== 'preparing',
  );
  return (
    <>
      <h2 className="doing-title">{t('technician.do.title')}</h2>
      {mine ? null : <Take office={office} ticket={ticket} />}
      {asking ? <Asking office={office} desk={desk} requester={ticket.requester.name} /> : null}
      {!asking && stray !== undefined ? <Elsewhere office={office} session={stray} /> : null}
      {!asking && stray === undefined ? <AskForSession office={office} me={me} file={data} /> : null}
      {mine ? <Resolve office={office} ticketId={ticketId} /> : null}
    </>
  );
}
