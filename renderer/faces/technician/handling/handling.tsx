import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isAsleep } from '../../../../app/desk/queue.ts';
import type { Id } from '../../../../app/kernel/scalars.ts';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import { Icon } from '../../../shared/parts/icon.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import { shortMomentOf } from '../../../shared/time.ts';
import type { Office } from '../../../state/office.ts';
import { lookingAt } from '../../../state/queries.ts';
import { useRequest } from '../doing/use-request.ts';
import { Assign } from './assign.tsx';
import { Classify } from './classify.tsx';
import { Snooze } from './snooze.tsx';
import './handling.css';

interface HandlingProps {
  readonly office: Office;
  readonly ticket: Ticket;
  readonly me: Id;
}

/** How a ticket is judged, and where it goes inside its level; what a colleague has can only be watched. */
export function Handling({ office, ticket, me }: HandlingProps): ReactElement {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'assign' | 'snooze' | null>(null);
  const isTheirs = ticket.assignee !== null && ticket.assignee.id !== me;
  return (
    <section className="card handling" aria-labelledby="handling-title">
      <h3 id="handling-title">{t('desk.handling.title')}</h3>
      {isTheirs ? null : <Classify key={ticket.changedAt} office={office} ticket={ticket} />}
      <div className="handling-actions">
        {isTheirs ? null : (
          <button type="button" className="button" onClick={() => setOpen('assign')}>
            <Icon name="person" size={16} />
            {t('desk.handling.assign')}
          </button>
        )}
        <Watch office={office} ticketId={ticket.id} />
        {isTheirs ? null : <Aside office={office} ticket={ticket} onOpen={() => setOpen('snooze')} />}
      </div>
      {open === 'assign' ? <Assign office={office} ticket={ticket} me={me} onClose={() => setOpen(null)} /> : null}
      {open === 'snooze' ? <Snooze office={office} ticket={ticket} onClose={() => setOpen(null)} /> : null}
    </section>
  );
}

function Watch({ office, ticketId }: { readonly office: Office; readonly ticketId: Id }): ReactElement {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const { data } = useQuery(lookingAt(office.link, ticketId));
  const { busy, failure, ask } = useRequest(office, 'ticket.watch');
  const watching = data?.watching === true;
  const toggle = async (): Promise<void> => {
    if ((await ask({ ticketId, watching: !watching })) === null) return;
    await cache.invalidateQueries({ queryKey: ['looking', ticketId] });
    await cache.invalidateQueries({ queryKey: ['queue', { of: 'watched' }] });
  };
  return (
    <>
      <button
        type="button"
        className="button"
        aria-pressed={watching}
        aria-disabled={busy || data === undefined}
        onClick={() => void toggle()}
      >
        <Icon name="eye" size={16} />
        {t(watching ? 'desk.handling.unwatch' : 'desk.handling.watch')}
      </button>
      {failure === null ? null : <Refusal text={failureText(t, failure)} />}
    </>
  );
}

interface AsideProps {
  readonly office: Office;
  readonly ticket: Ticket;
  readonly onOpen: () => void;
}

function Aside({ office, ticket, onOpen }: AsideProps): ReactElement {
  const { t, i18n } = useTranslation();
  const { busy, failure, ask } = useRequest(office, 'ticket.snooze');
  if (!isAsleep(ticket, office.now()) || ticket.snoozedUntil === null)
    return (
      <button type="button" className="button" onClick={onOpen}>
        <Icon name="pause" size={16} />
        {t('desk.handling.snooze')}
      </button>
    );
  return (
    <>
      <p className="handling-asleep">
        {t('desk.handling.asleep', { time: shortMomentOf(i18n.language, ticket.snoozedUntil) })}
      </p>
      <button
        type="button"
        className="button"
        aria-disabled={busy}
        onClick={() => void ask({ ticketId: ticket.id, until: null })}
      >
        <Icon name="back" size={16} />
        {t('desk.handling.wake')}
      </button>
      {failure === null ? null : <Refusal text={failureText(t, failure)} />}
    </>
  );
}
