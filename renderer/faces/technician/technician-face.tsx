import type { ReactElement } from 'react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Id } from '../../../app/kernel/scalars.ts';
import type { Person } from '../../../app/level/person.ts';
import type { Appearance } from '../../../app/wire/bridge.ts';
import type { LinkStatus } from '../../ports/broker/link.ts';
import type { Platform } from '../../ports/platform/platform.ts';
import { Notice } from '../../shared/parts/notice.tsx';
import { TopBar } from '../../shared/parts/top-bar.tsx';
import { Incoming } from '../../shared/talk/incoming.tsx';
import type { Office } from '../../state/office.ts';
import { DeskBar } from './desk-bar.tsx';
import { Doing } from './doing/doing.tsx';
import { Intake } from './intake/intake.tsx';
import { useIntake } from './intake/use-intake.ts';
import { KeyboardHelp } from './keyboard-help.tsx';
import { Queue } from './queue/queue.tsx';
import type { QueueName } from './queue/queues.ts';
import { EVERYTHING, queuesFor } from './queue/queues.ts';
import type { QueueOrder } from './queue/sort-queue.ts';
import type { Room } from './rooms.tsx';
import { DESK, OtherRoom } from './rooms.tsx';
import { SearchEverything } from './search/search-everything.tsx';
import { SessionView } from './session-view/session-view.tsx';
import { SideBar } from './side-bar.tsx';
import { TicketView } from './ticket/ticket-view.tsx';
import { useDesk } from './use-desk.ts';
import { useSide } from './use-side.ts';
import './technician.css';

interface TechnicianFaceProps {
  readonly office: Office;
  readonly person: Person;
  readonly status: LinkStatus;
  readonly platform: Platform;
  readonly appearance: Appearance;
}

/** Left the queue, middle the ticket, right what can be done now; where there is no room for three, the queue or the ticket. */
export function TechnicianFace({ office, person, status, platform, appearance }: TechnicianFaceProps): ReactElement {
  const { t } = useTranslation();
  const side = useSide();
  const { ticketId, show } = side;
  const [order, setOrder] = useState<QueueOrder>('priority');
  const [queueName, setQueueName] = useState<QueueName>('desk');
  const [room, setRoom] = useState<Room>(DESK);
  const choices = queuesFor(person);
  const choice = choices.find(({ name }) => name === queueName) ?? EVERYTHING;
  const desk = useStore(office.desk);
  const isWatching = desk.type === 'watching';
  const intake = useIntake(office, person.id, status);
  const acts = useDesk({
    office,
    person,
    intake,
    queue: choice.queue,
    ticketId,
    isWatching,
    onShow: show,
    onSearch: side.toQueue,
  });
  const open = useCallback(
    (next: Id): void => {
      setRoom(DESK);
      show(next);
    },
    [show],
  );
  useEffect(() => platform.talk?.onOpen(open), [platform, open]);
  const main = useRef<HTMLElement>(null);
  const watched = useRef(false);
  useEffect(() => {
    if (watched.current && !isWatching) main.current?.focus({ preventScroll: true });
    watched.current = isWatching;
  }, [isWatching]);
  if (isWatching) return <SessionView key={desk.session.id} watching={desk} office={office} status={status} />;
  const isCalling = intake.isShown && intake.draft !== null;
  return (
    <div className="console">
      <a className="skip" href="#ticket">
        {t('technician.skip')}
      </a>
      <TopBar person={person} status={status} platform={platform} appearance={appearance} ask={office.link.request}>
        <DeskBar
          office={office}
          me={person.id}
          intake={intake}
          room={room}
          onRoom={setRoom}
          onSearch={() => acts.setSearching(true)}
          onPhone={acts.togglePhone}
          onHelp={() => acts.setHelping(true)}
        />
      </TopBar>
      <Incoming
        link={office.link}
        me={person.id}
        shown={room.name === 'desk' ? ticketId : null}
        notify={platform.talk?.notify ?? null}
        onOpen={open}
      />
      {status === 'away' ? <Notice icon="offline" title={t('technician.away')} /> : null}
      {isCalling && intake.draft !== null ? (
        <Intake
          key={intake.draft.intakeId}
          office={office}
          intake={intake}
          draft={intake.draft}
          onRecorded={(ticket) => open(ticket.id)}
        />
      ) : null}
      {isCalling ? null : <OtherRoom room={room} office={office} me={person} onShow={open} />}
      <div className="console-columns" data-side={side.at} hidden={room.name !== 'desk' || isCalling}>
        <Queue
          office={office}
          me={person}
          choices={choices}
          choice={choice}
          onChoose={setQueueName}
          onNext={() => void acts.takeNext()}
          selected={ticketId}
          onSelect={show}
          onWalk={side.walk}
          order={order}
          onOrder={setOrder}
        />
        {ticketId === null ? null : <SideBar side={side} />}
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
        <aside className="console-doing" id="doing" tabIndex={-1} aria-label={t('technician.do.title')}>
          {ticketId === null ? null : (
            <Doing
              key={ticketId}
              office={office}
              me={person}
              ticketId={ticketId}
              onShow={show}
              onWrite={(writing) => setRoom({ name: 'documentation', writing, articleId: null })}
            />
          )}
        </aside>
      </div>
      {acts.searching ? (
        <SearchEverything
          office={office}
          onTicket={(found) => {
            acts.setSearching(false);
            open(found);
          }}
          onArticle={(articleId) => {
            acts.setSearching(false);
            setRoom({ name: 'documentation', writing: null, articleId });
          }}
          onClose={() => acts.setSearching(false)}
        />
      ) : null}
      {acts.helping ? (
        <KeyboardHelp single={acts.single} onSingle={acts.setSingle} onClose={() => acts.setHelping(false)} />
      ) : null}
    </div>
  );
}
