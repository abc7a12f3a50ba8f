import type { ReactElement } from 'react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Id } from '../../../app/kernel/scalars.ts';
import type { Person } from '../../../app/level/person.ts';
import type { Appearance } from '../../../app/wire/bridge.ts';
import type { LinkStatus } from '../../ports/broker/link.ts';
import type { Platform } from '../../ports/platform/platform.ts';
import type { Writing } from '../../shared/knowledge/article-editor.tsx';
import { Documentation } from '../../shared/knowledge/documentation.tsx';
import { Icon } from '../../shared/parts/icon.tsx';
import { Notice } from '../../shared/parts/notice.tsx';
import { TopBar } from '../../shared/parts/top-bar.tsx';
import { Incoming } from '../../shared/talk/incoming.tsx';
import type { Office } from '../../state/office.ts';
import { Doing } from './doing/doing.tsx';
import { Queue } from './queue/queue.tsx';
import type { QueueOrder } from './queue/sort-queue.ts';
import { SessionView } from './session-view/session-view.tsx';
import { TicketView } from './ticket/ticket-view.tsx';
import './technician.css';

interface TechnicianFaceProps {
  readonly office: Office;
  readonly person: Person;
  readonly status: LinkStatus;
  readonly platform: Platform;
  readonly appearance: Appearance;
}

/** Left the queue, middle the ticket, right what can be done now; a running session takes the window. */
export function TechnicianFace({ office, person, status, platform, appearance }: TechnicianFaceProps): ReactElement {
  const { t } = useTranslation();
  const [ticketId, setTicketId] = useState<Id | null>(null);
  const [order, setOrder] = useState<QueueOrder>('impact');
  const [reading, setReading] = useState<{ readonly writing: Writing | null } | null>(null);
  const desk = useStore(office.desk);
  const open = useCallback((next: Id): void => {
    setReading(null);
    setTicketId(next);
  }, []);
  useEffect(() => platform.talk?.onOpen(open), [platform, open]);
  const main = useRef<HTMLElement>(null);
  const watched = useRef(false);
  useEffect(() => {
    if (watched.current && desk.type !== 'watching') main.current?.focus({ preventScroll: true });
    watched.current = desk.type === 'watching';
  }, [desk.type]);
  if (desk.type === 'watching')
    return <SessionView key={desk.session.id} watching={desk} office={office} status={status} />;
  return (
    <div className="console">
      <a className="skip" href="#ticket">
        {t('technician.skip')}
      </a>
      <TopBar person={person} status={status} platform={platform} appearance={appearance} ask={office.link.request}>
        <button
          type="button"
          className="button quiet"
          onClick={() => setReading(reading === null ? { writing: null } : null)}
        >
          <Icon name={reading === null ? 'document' : 'back'} size={18} />
          {t(reading === null ? 'knowledge.title' : 'knowledge.back')}
        </button>
      </TopBar>
      <Incoming
        link={office.link}
        me={person.id}
        shown={reading === null ? ticketId : null}
        notify={platform.talk?.notify ?? null}
        onOpen={open}
      />
      {status === 'away' ? <Notice icon="offline" title={t('technician.away')} /> : null}
      {reading === null ? null : (
        <main className="console-documentation">
          <Documentation office={office} writing={reading.writing} />
        </main>
      )}
      <div className="console-columns" hidden={reading !== null}>
        <Queue
          office={office}
          me={person.id}
          selected={ticketId}
          onSelect={setTicketId}
          order={order}
          onOrder={setOrder}
        />
        <main ref={main} className="console-ticket" id="ticket" tabIndex={-1}>
          {ticketId === null ? (
            <div className="console-none">
              <h1>{t('technician.ticket.none')}</h1>
              <p className="soft">{t('technician.ticket.noneNext')}</p>
            </div>
          ) : (
            <TicketView key={ticketId} office={office} me={person.id} ticketId={ticketId} />
          )}
        </main>
        <aside className="console-doing" aria-label={t('technician.do.title')}>
          {ticketId === null ? null : (
            <Doing
              key={ticketId}
              office={office}
              me={person}
              ticketId={ticketId}
              onShow={setTicketId}
              onWrite={(writing) => setReading({ writing })}
            />
          )}
        </aside>
      </div>
    </div>
  );
}
