import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Course } from '../../../../app/course/course.ts';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import { Notice } from '../../../shared/parts/notice.tsx';
import { clockOf, dayOf } from '../../../shared/time.ts';
import type { Office } from '../../../state/office.ts';
import { courseOf } from '../../../state/queries.ts';
import { faceText } from '../ticket/fact-sentence.ts';

interface StandingProps {
  readonly office: Office;
  readonly ticket: Ticket;
}

/** Where a ticket stands that nobody works on any more: whose word is missing, or how it ended. */
export function Standing({ office, ticket }: StandingProps): ReactElement {
  const { t, i18n } = useTranslation();
  const { data } = useQuery(courseOf(office.link, ticket.id));
  const name = ticket.requester.name;
  const lines = data === undefined ? [] : moreOf(t, i18n.language, name, data);
  return (
    <Notice icon={iconOf(ticket)} tone={ticket.outcome === 'confirmed' ? 'good' : 'plain'} title={titleOf(t, ticket)}>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {data?.satisfaction?.words == null ? null : (
        <blockquote className="course-said">{data.satisfaction.words}</blockquote>
      )}
    </Notice>
  );
}

function titleOf(t: TFunction, { state, outcome, requester: { name } }: Ticket): string {
  if (state === 'resolved') return t('course.standing.resolved', { name });
  if (state === 'cancelled') return t('course.standing.cancelled');
  return outcome === 'confirmed'
    ? t('course.standing.confirmed', { name })
    : t('course.standing.notConfirmed', { name });
}

function iconOf({ state, outcome }: Ticket): 'hourglass' | 'check' | 'lock' {
  if (state === 'resolved') return 'hourglass';
  return outcome === 'confirmed' ? 'check' : 'lock';
}

function moreOf(t: TFunction, language: string, name: string, course: Course): string[] {
  const { closesAt, reopenUntil, satisfaction } = course;
  const until = (at: number) => ({ day: dayOf(language, at), time: clockOf(language, at) });
  return [
    ...(closesAt === null ? [] : [t('course.standing.resolvedUntil', until(closesAt))]),
    ...(reopenUntil === null ? [] : [t('course.standing.reopenUntil', { name, ...until(reopenUntil) })]),
    ...(satisfaction === null ? [] : [t('course.standing.rated', { face: faceText(t, satisfaction.face) })]),
  ];
}
