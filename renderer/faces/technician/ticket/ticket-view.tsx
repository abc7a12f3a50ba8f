import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isTalk } from '../../../../app/audit/facts.ts';
import type { Id } from '../../../../app/kernel/scalars.ts';
import { isOpen } from '../../../../app/ticket/state.ts';
import { talkOver } from '../../../ports/talk.ts';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { Skeleton } from '../../../shared/parts/skeleton.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import { Conversation } from '../../../shared/talk/conversation.tsx';
import { useTitle } from '../../../shared/use-title.ts';
import type { Office } from '../../../state/office.ts';
import { fileOf } from '../../../state/queries.ts';
import { failureOf } from '../../../state/refused-error.ts';
import { Lookers } from '../colleagues/lookers.tsx';
import { Concerns } from '../course/concerns.tsx';
import { Diagnoses } from '../course/diagnoses.tsx';
import { Guests } from '../guests/guests.tsx';
import { Interventions } from '../visit/interventions.tsx';
import { TicketHeader } from './ticket-header.tsx';
import { Timeline } from './timeline.tsx';
import './ticket.css';

interface TicketViewProps {
  readonly office: Office;
  readonly me: Id;
  readonly ticketId: Id;
}

/** The whole ticket: its reference always in sight, its history as one timeline. */
export function TicketView({ office, me, ticketId }: TicketViewProps): ReactElement {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(fileOf(office.link, ticketId));
  const failure = failureOf(error);
  const line = useMemo(() => talkOver(office.link, office.brokerUrl), [office]);
  useTitle(data?.ticket.reference ?? null);
  if (data === undefined)
    return failure === null ? (
      <Skeleton lines={8} />
    ) : (
      <Refusal text={failureText(t, failure)} icon="alert">
        <button type="button" className="button" onClick={() => void refetch()}>
          {t('common.retry')}
        </button>
      </Refusal>
    );
  return (
    <article className="ticket">
      <Lookers office={office} ticketId={ticketId} />
      <TicketHeader ticket={data.ticket} me={me} now={office.now} />
      <Concerns office={office} ticket={data.ticket} me={me} />
      <Diagnoses office={office} ticket={data.ticket} />
      <Interventions office={office} ticket={data.ticket} me={me} />
      <Guests office={office} ticket={data.ticket} />
      <Conversation
        line={line}
        me={me}
        ticketId={ticketId}
        open={isOpen(data.ticket.state)}
        resolved={data.ticket.state === 'resolved'}
        to={data.ticket.requester.name}
      />
      <Timeline entries={data.timeline.filter(({ fact }) => !isTalk(fact))} requester={data.ticket.requester.name} />
    </article>
  );
}
