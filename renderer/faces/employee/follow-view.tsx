import type { ReactElement, RefObject } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../app/kernel/scalars.ts';
import type { HelpDesk, HelpState } from '../../ports/platform/platform.ts';
import { Notice } from '../../shared/parts/notice.tsx';
import { Conversation } from '../../shared/talk/conversation.tsx';
import { clockOf, dayOf } from '../../shared/time.ts';
import { useCatchFocus } from '../../shared/use-catch-focus.ts';
import { useTitle } from '../../shared/use-title.ts';
import { CancelRequest } from './cancel-request.tsx';
import { OwnCourseView } from './course/own-course.tsx';
import { LiveLine } from './live-line.tsx';
import type { Subject } from './place.ts';
import { isUnderWay } from './place.ts';
import { useExpectedWait } from './use-expected-wait.ts';
import { OwnInterventionsView } from './visit/own-interventions.tsx';

interface FollowViewProps {
  readonly subject: Subject;
  readonly link: HelpState['link'];
  readonly desk: HelpDesk;
  /** In a browser: no screen can be shown from here. */
  readonly isPortal: boolean;
  readonly me: Id;
  /** How many other requests of this person are still open. */
  readonly others: number;
  readonly onAsk: () => void;
  readonly onList: () => void;
  readonly onCancelled: (reference: string | null) => void;
}

/** The reference, large enough to read on the phone, and a line that lives. */
export function FollowView({
  subject,
  link,
  desk,
  isPortal,
  me,
  others,
  onAsk,
  onList,
  onCancelled,
}: FollowViewProps): ReactElement {
  const { t, i18n } = useTranslation();
  const [cancelling, setCancelling] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useCatchFocus(heading);
  useTitle(subject.type === 'ticket' ? subject.ticket.reference : null);
  const open = isUnderWay(subject);
  const wait = useExpectedWait(desk.course, subject);
  const awaited = subject.type === 'ticket' ? subject.ticket.awaited : null;
  const talk =
    subject.type === 'ticket' ? (
      <Conversation
        line={desk.talk}
        me={me}
        ticketId={subject.ticket.id}
        open={open}
        resolved={subject.ticket.state === 'resolved'}
        to={subject.ticket.assignee?.name ?? t('talk.support')}
      />
    ) : null;
  const said = subject.type === 'ticket' ? subject.ticket : subject.request;
  const at = subject.type === 'ticket' ? subject.ticket.openedAt : subject.request.askedAt;
  return (
    <section className="follow" aria-label={t('employee.follow.region')}>
      <ReferenceBlock subject={subject} heading={heading} />
      <LiveLine subject={subject} link={link} wait={wait} />
      {isPortal && open ? <NoScreen subject={subject} /> : null}
      {others === 0 ? null : (
        <p>
          <button type="button" className="link small" onClick={onList}>
            {t('employee.follow.others', { count: others })}
          </button>
        </p>
      )}
      {subject.type === 'ticket' ? <OwnInterventionsView ticket={subject.ticket} ask={desk.course} /> : null}
      {subject.type === 'ticket' && subject.ticket.state !== 'cancelled' ? (
        <OwnCourseView ticket={subject.ticket} ask={desk.course} />
      ) : null}
      <div className="follow-words">
        <h2 className="small soft">
          {t('employee.follow.yourWords')} · {t(`common.impact.${said.impact}`)} · {dayOf(i18n.language, at)},{' '}
          {clockOf(i18n.language, at)}
        </h2>
        <p>{said.words}</p>
      </div>
      {awaited === null ? null : <Awaited words={awaited} />}
      {talk}
      <div className="actions spread follow-actions">
        <button type="button" className="button quiet large" onClick={onAsk}>
          {t('employee.follow.another')}
        </button>
        {open ? (
          <button type="button" className="button large" onClick={() => setCancelling(true)}>
            {t('employee.follow.cancel')}
          </button>
        ) : null}
      </div>
      {cancelling ? (
        <CancelRequest subject={subject} desk={desk} onClose={() => setCancelling(false)} onCancelled={onCancelled} />
      ) : null}
    </section>
  );
}

/** What was asked for in a browser has no screen that could be shown, and where there is one. */
function NoScreen({ subject }: Pick<FollowViewProps, 'subject'>): ReactElement | null {
  const { t } = useTranslation();
  if (subject.type !== 'ticket' || subject.ticket.workstation !== null) return null;
  return <p className="small soft">{t('portal.noScreen')}</p>;
}

/** What the request waits for, right above where it is answered. */
function Awaited({ words }: { readonly words: string }): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="follow-awaited">
      <Notice icon="question" title={t('course.own.awaited')}>
        <p>{words}</p>
      </Notice>
    </div>
  );
}

interface ReferenceBlockProps {
  readonly subject: Subject;
  readonly heading: RefObject<HTMLHeadingElement | null>;
}

/** Kind, year and number on lines of their own, as they are read aloud; one text for who listens or copies. */
function ReferenceBlock({ subject, heading }: ReferenceBlockProps): ReactElement {
  const { t } = useTranslation();
  if (subject.type === 'waiting')
    return (
      <h1 className="follow-pending" ref={heading} tabIndex={-1}>
        {t('employee.follow.noReference')}
      </h1>
    );
  const { reference } = subject.ticket;
  const [kind, year, number] = reference.split('-');
  return (
    <div className="follow-reference">
      <p className="small soft" id="reference-label">
        {t('employee.follow.reference')}
      </p>
      <h1 className="mono" ref={heading} tabIndex={-1} aria-label={reference} data-reference={reference}>
        <span aria-hidden="true" className="reference-head">
          {kind}-{year}-
        </span>
        <span aria-hidden="true" className="reference-number">
          {number}
        </span>
      </h1>
    </div>
  );
}
