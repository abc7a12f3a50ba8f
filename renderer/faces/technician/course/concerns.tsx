import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Concern } from '../../../../app/course/concern.ts';
import type { Id } from '../../../../app/kernel/scalars.ts';
import { isOpen } from '../../../../app/ticket/state.ts';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import { Icon } from '../../../shared/parts/icon.tsx';
import type { Office } from '../../../state/office.ts';
import { courseOf } from '../../../state/queries.ts';
import { useRequest } from '../doing/use-request.ts';
import { ConcernRow } from './concern-row.tsx';
import { WordsForm } from './words-form.tsx';
import './course.css';

interface ConcernsProps {
  readonly office: Office;
  readonly ticket: Ticket;
  readonly me: Id;
}

/** Everything the requester wants settled, each with its answer and their word on it. */
export function Concerns({ office, ticket, me }: ConcernsProps): ReactElement | null {
  const { t } = useTranslation();
  const { data } = useQuery(courseOf(office.link, ticket.id));
  if (data === undefined) return null;
  const { concerns } = data;
  const isMine = ticket.assignee?.id === me && isOpen(ticket.state);
  const isTheirs = ticket.assignee !== null && ticket.assignee.id !== me;
  return (
    <section className="course" aria-labelledby="concerns-title">
      <header className="course-head">
        <h2 id="concerns-title">{t('course.concerns.title')}</h2>
        <span className="figures small soft">
          {t('course.concerns.count', { count: confirmed(concerns), of: concerns.length })}
        </span>
        {isOpen(ticket.state) && !isTheirs ? <AddConcern office={office} ticketId={ticket.id} /> : null}
      </header>
      <ol className="course-list">
        {concerns.map((concern) => (
          <ConcernRow
            key={concern.id}
            office={office}
            ticketId={ticket.id}
            concern={concern}
            // The only one is answered by resolving the ticket.
            canAnswer={isMine && concern.state !== 'confirmed' && concerns.length > 1}
          />
        ))}
      </ol>
    </section>
  );
}

const confirmed = (concerns: readonly Concern[]): number =>
  concerns.filter(({ state }) => state === 'confirmed').length;

function AddConcern({ office, ticketId }: { readonly office: Office; readonly ticketId: Id }): ReactElement {
  const { t } = useTranslation();
  const [requestId, setRequestId] = useState<Id | null>(null);
  const { busy, failure, ask } = useRequest(office, 'course.add-concern');
  const send = async (words: string): Promise<void> => {
    if (requestId !== null && (await ask({ ticketId, requestId, words })) !== null) setRequestId(null);
  };
  if (requestId === null)
    return (
      <button type="button" className="button quiet course-add" onClick={() => setRequestId(crypto.randomUUID())}>
        <Icon name="plus" size={16} />
        {t('course.concerns.add')}
      </button>
    );
  return (
    <WordsForm
      label={t('course.concerns.addField')}
      missing={t('course.concerns.missing')}
      submit={t('course.concerns.addSend')}
      busy={busy}
      failure={failure}
      onSubmit={(words) => void send(words)}
      onClose={() => setRequestId(null)}
    />
  );
}
