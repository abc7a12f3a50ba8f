import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../app/ticket/ticket.ts';
import type { HelpState } from '../../ports/platform/platform.ts';
import type { IconName } from '../../shared/parts/icon.tsx';
import { Icon } from '../../shared/parts/icon.tsx';
import type { Subject } from './place.ts';

interface LiveLineProps {
  readonly subject: Subject;
  readonly link: HelpState['link'];
  /** About how many minutes until somebody takes it; null where nobody can tell. */
  readonly wait: number | null;
}

interface Line {
  readonly icon: IconName;
  readonly text: string;
  readonly more?: string;
  readonly good: boolean;
}

/** Where the request is now, in one sentence that changes by itself. */
export function LiveLine({ subject, link, wait }: LiveLineProps): ReactElement {
  const { t } = useTranslation();
  const line =
    subject.type === 'waiting'
      ? {
          icon: 'hourglass' as const,
          text: link === 'online' ? t('employee.follow.sending') : t('employee.follow.waiting'),
          good: false,
        }
      : lineOf(t, subject.ticket, wait);
  return (
    <div className={line.good ? 'live-line good' : 'live-line'} role="status">
      <Icon name={line.icon} />
      <p>{line.text}</p>
      {'more' in line ? <p className="live-line-more">{line.more}</p> : null}
    </div>
  );
}

function lineOf(t: TFunction, ticket: Ticket, wait: number | null): Line {
  const { state, outcome, ahead, assignee } = ticket;
  const team =
    assignee === null ? {} : { more: t('employee.follow.takenBy', { level: assignee.level, team: assignee.team }) };
  switch (state) {
    case 'new':
      if (ticket.level > 1) return handedUp(t, ticket);
      if (ahead === null) return { icon: 'check', text: t('employee.follow.received'), good: true };
      return {
        icon: 'check',
        text: t('employee.follow.place', { count: ahead + 1, ordinal: true }),
        good: true,
        ...(wait !== null && { more: waitText(t, wait) }),
      };
    case 'assigned':
      return { icon: 'person', text: t('employee.follow.taken', { name: assignee?.name ?? '' }), good: true, ...team };
    case 'pending':
      return { icon: 'question', text: t('course.own.pending', { name: assignee?.name ?? '' }), good: true, ...team };
    case 'resolved':
      return {
        icon: 'question',
        text: assignee === null ? t('employee.follow.resolved') : t('course.own.resolved', { name: assignee.name }),
        good: true,
        ...team,
      };
    case 'closed':
      return outcome === 'confirmed'
        ? { icon: 'check', text: t('course.own.confirmed'), good: true }
        : { icon: 'check', text: t('course.own.notConfirmed'), good: false };
    case 'cancelled':
      return { icon: 'close', text: t('employee.follow.cancelled'), good: false };
  }
}

const waitText = (t: TFunction, minutes: number): string =>
  minutes < MANY_MINUTES
    ? t('employee.follow.waitMinutes', { count: minutes })
    : t('employee.follow.waitHours', { count: Math.ceil(minutes / 60) });

const MANY_MINUTES = 90;

/** In plain words: somebody who knows more has it, and nothing needs to be said twice. */
const handedUp = (t: TFunction, { level, team }: Ticket): Line => ({
  icon: 'arrow',
  text: t('course.own.handedUp', { level }),
  more: team === null ? t('course.own.handedUpMore') : t('course.own.handedUpTeam', { team: team.name }),
  good: true,
});
