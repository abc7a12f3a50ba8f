import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandOver } from '../../../../app/course/hand-over.ts';
import { isOpen } from '../../../../app/ticket/state.ts';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import type { AskCourse } from '../../../ports/course.ts';
import { Icon } from '../../../shared/parts/icon.tsx';
import { Notice } from '../../../shared/parts/notice.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { clockOf, dayOf } from '../../../shared/time.ts';
import { failedText } from '../failed-text.ts';
import { AddOwnConcern } from './add-own-concern.tsx';
import { OwnConcern } from './own-concern.tsx';
import { Rate } from './rate.tsx';
import { useCourse } from './use-course.ts';
import './own-course.css';

interface OwnCourseViewProps {
  readonly ticket: Ticket;
  readonly ask: AskCourse;
}

/** What the requester has to say while their ticket goes on, and once it is over: one question at a time. */
export function OwnCourseView({ ticket, ask }: OwnCourseViewProps): ReactElement | null {
  const { t, i18n } = useTranslation();
  const own = useCourse(ask, ticket);
  const { course, busy, failure, say } = own;
  if (course === null) return null;
  const { concerns, closesAt, reopenUntil, satisfaction, isRateable } = course;
  const goesOn = isOpen(ticket.state) || ticket.state === 'resolved';
  const ticketId = ticket.id;
  const isTold = concerns.length > 1 || concerns.some(({ answer }) => answer !== null);
  return (
    <>
      {isRateable || satisfaction !== null ? <Rate own={own} ticketId={ticketId} satisfaction={satisfaction} /> : null}
      {isTold ? (
        <section className="own-course" aria-labelledby="own-course-title">
          <h2 className="small soft" id="own-course-title">
            {t('course.own.title')}
          </h2>
          {concerns.map((concern) => (
            <OwnConcern
              key={concern.id}
              concern={concern}
              busy={busy}
              asks={goesOn && concern.state === 'answered'}
              onYes={() => say('course.confirm', { ticketId, concernId: concern.id })}
              onNo={(words) => say('course.refuse', { ticketId, concernId: concern.id, words })}
            />
          ))}
        </section>
      ) : null}
      {ticket.resolution === null || concerns.some(({ answer }) => answer === ticket.resolution) ? null : (
        <div className="follow-words">
          <h2 className="small soft">{t('course.own.resolution')}</h2>
          <p>{ticket.resolution}</p>
        </div>
      )}
      {closesAt === null ? null : (
        <p className="small soft">
          {t('course.own.closes', { day: dayOf(i18n.language, closesAt), time: clockOf(i18n.language, closesAt) })}
        </p>
      )}
      {course.outage.parent !== null && isOpen(ticket.state) ? (
        <Notice icon="people" title={t('course.own.outage', { reference: course.outage.parent.reference })} />
      ) : null}
      {course.handOvers.length === 0 ? null : <Path handOvers={course.handOvers} />}
      {failure === null ? null : <Refusal text={failedText(t, failure)} icon="alert" />}
      {goesOn ? (
        <AddOwnConcern
          busy={busy}
          onAdd={(requestId, words) => say('course.add-concern', { ticketId, requestId, words })}
        />
      ) : null}
      {reopenUntil === null ? null : (
        <div className="own-reopen">
          <button
            type="button"
            className="button large"
            aria-disabled={busy}
            onClick={() => void say('course.reopen', { ticketId })}
          >
            <Icon name="back" size={18} />
            {t('course.own.reopen')}
          </button>
          <p className="small soft">{t('course.own.reopenMore', { day: dayOf(i18n.language, reopenUntil) })}</p>
        </div>
      )}
    </>
  );
}

/** Where the request has been, without what the support says among itself. */
function Path({ handOvers }: { readonly handOvers: readonly HandOver[] }): ReactElement {
  const { t, i18n } = useTranslation();
  return (
    <div className="follow-words">
      <h2 className="small soft">{t('course.own.path')}</h2>
      {handOvers.map(({ id, at, from, to }) => (
        <p key={id}>
          {t(to > from ? 'course.own.pathUp' : 'course.own.pathDown', {
            day: dayOf(i18n.language, at),
            time: clockOf(i18n.language, at),
            level: to,
          })}
        </p>
      ))}
    </div>
  );
}
