import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../../app/kernel/scalars.ts';
import type { Person } from '../../../../app/level/person.ts';
import { isOver } from '../../../../app/session/phase.ts';
import { isOpen } from '../../../../app/ticket/state.ts';
import type { Writing } from '../../../shared/knowledge/article-editor.tsx';
import type { Office } from '../../../state/office.ts';
import { fileOf } from '../../../state/queries.ts';
import { TicketAdvice } from '../advice/ticket-advice.tsx';
import { HandOverTicket } from '../course/hand-over-ticket.tsx';
import { OutageCard } from '../course/outage.tsx';
import { Standing } from '../course/standing.tsx';
import { Wait } from '../course/wait.tsx';
import { Handling } from '../handling/handling.tsx';
import { Advice } from './advice.tsx';
import { MakeArticle } from './make-article.tsx';
import { Release } from './release.tsx';
import { Remote } from './remote.tsx';
import { Resolve } from './resolve.tsx';
import { Take } from './take.tsx';
import './doing.css';

interface DoingProps {
  readonly office: Office;
  readonly me: Person;
  readonly ticketId: Id;
  readonly onShow: (ticketId: Id) => void;
  /** Begins an article made of this ticket. */
  readonly onWrite: (writing: Writing) => void;
}

/** What can be done now with this ticket, and for what cannot, why. */
export function Doing({ office, me, ticketId, onShow, onWrite }: DoingProps): ReactElement | null {
  const { t } = useTranslation();
  const { data } = useQuery(fileOf(office.link, ticketId));
  if (data === undefined) return null;
  const { ticket } = data;
  if (!isOpen(ticket.state))
    return (
      <>
        <Standing office={office} ticket={ticket} />
        <OutageCard office={office} ticket={ticket} onShow={onShow} />
        {ticket.state === 'resolved' || ticket.state === 'closed' ? (
          <MakeArticle office={office} ticketId={ticketId} onWrite={onWrite} />
        ) : null}
      </>
    );

  const running = data.sessions.find(({ phase }) => !isOver(phase))?.technician.name ?? null;
  const mine = ticket.assignee?.id === me.id;
  return (
    <>
      <h2 className="doing-title">{t('technician.do.title')}</h2>
      {mine && ticket.awaited !== null ? <Wait office={office} ticket={ticket} /> : null}
      {mine ? null : <Take office={office} ticket={ticket} running={running} />}
      <Remote office={office} me={me} file={data} onShow={onShow} />
      <TicketAdvice office={office} ticket={ticket} me={me.id} />
      <Handling office={office} ticket={ticket} me={me.id} />
      <Advice office={office} ticket={ticket} />
      {mine ? <Resolve office={office} ticketId={ticketId} /> : null}
      {mine && ticket.awaited === null ? <Wait office={office} ticket={ticket} /> : null}
      <OutageCard office={office} ticket={ticket} onShow={onShow} />
      {mine ? <HandOverTicket office={office} ticket={ticket} running={running !== null} /> : null}
      {mine ? <Release office={office} ticket={ticket} running={running !== null} /> : null}
    </>
  );
}
