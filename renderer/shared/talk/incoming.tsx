import type { ReactElement } from 'react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../app/kernel/scalars.ts';
import type { TalkNotice } from '../../../app/wire/bridge.ts';
import type { BrokerLink } from '../../ports/broker/link.ts';
import { Icon } from '../parts/icon.tsx';

interface IncomingProps {
  readonly link: Pick<BrokerLink, 'onEvent'>;
  readonly me: Id;
  /** The ticket that stands on the page. */
  readonly shown: Id | null;
  /** Says it on the system's own surface too, when nobody looks at this page. */
  readonly notify: ((notice: TalkNotice) => void) | null;
  readonly onOpen: (ticketId: Id) => void;
}

/** Requesters who have written on one's own tickets while another one stands on the page. */
export function Incoming({ link, me, shown, notify, onOpen }: IncomingProps): ReactElement | null {
  const { t } = useTranslation();
  const [waiting, setWaiting] = useState<readonly TalkNotice[]>([]);
  useEffect(
    () =>
      link.onEvent((event) => {
        if (event.type !== 'talk-grew' && event.type !== 'visit-moved') return;
        if (event.assigneeId !== me || event.from?.id === me) return;
        const about = { ticketId: event.ticketId, reference: event.reference, from: event.from?.name ?? 'Accord' };
        const notice = event.type === 'visit-moved' ? { ...about, visit: event.news } : about;
        notify?.(notice);
        setWaiting((known) => [...known.filter(({ ticketId }) => ticketId !== event.ticketId), notice]);
      }),
    [link, me, notify],
  );
  const unseen = waiting.filter(({ ticketId }) => ticketId !== shown);
  if (unseen.length !== waiting.length) setWaiting(unseen);
  if (unseen.length === 0) return null;
  return (
    <ul className="incoming" aria-label={t('talk.incoming.title')}>
      {unseen.map(({ ticketId, reference, from, visit }) => (
        <li key={ticketId}>
          <button type="button" className="incoming-line" onClick={() => onOpen(ticketId)}>
            <Icon name={visit === undefined ? 'message' : 'building'} size={18} />
            <span>
              {visit === undefined ? t('talk.incoming.line', { from }) : t(`visits.news.${visit}`, { from })}{' '}
              <span className="mono">{reference}</span>
            </span>
            <Icon name="arrow" size={16} />
          </button>
        </li>
      ))}
    </ul>
  );
}
