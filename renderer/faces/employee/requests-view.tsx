import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { HelpState } from '../../ports/platform/platform.ts';
import { Icon } from '../../shared/parts/icon.tsx';
import { clockOf, dayOf } from '../../shared/time.ts';
import type { Subject } from './place.ts';
import { isToConfirm, isUnderWay, subjectsOf } from './place.ts';

interface RequestsViewProps {
  readonly state: HelpState;
  readonly onShow: (key: string) => void;
  readonly onAsk: () => void;
}

/** Everything this person asked for from here: what waits for their word first, then what is open, then what is over. */
export function RequestsView({ state, onShow, onAsk }: RequestsViewProps): ReactElement {
  const { t } = useTranslation();
  const subjects = subjectsOf(state);
  const open = subjects.filter(isUnderWay);
  const toConfirm = subjects.filter(isToConfirm);
  const closed = subjects.filter((subject) => !isUnderWay(subject) && !isToConfirm(subject));
  return (
    <section className="requests" aria-labelledby="requests-title">
      <h1 className="employee-title" id="requests-title">
        {t('employee.past.title')}
      </h1>
      {subjects.length === 0 ? (
        <div className="requests-empty">
          <p>{t('employee.past.empty')}</p>
          <p className="soft">{t('employee.past.emptyNext')}</p>
          <button type="button" className="button large" onClick={onAsk}>
            {t('employee.ask.submit')}
          </button>
        </div>
      ) : null}
      <Group title={t('course.own.toConfirm')} subjects={toConfirm} unread={state.unread} onShow={onShow} />
      <Group title={t('employee.past.open')} subjects={open} unread={state.unread} onShow={onShow} />
      <Group title={t('employee.past.closed')} subjects={closed} unread={state.unread} onShow={onShow} />
    </section>
  );
}

interface GroupProps {
  readonly title: string;
  readonly subjects: readonly Subject[];
  readonly unread: readonly string[];
  readonly onShow: (key: string) => void;
}

function Group({ title, subjects, unread, onShow }: GroupProps): ReactElement | null {
  if (subjects.length === 0) return null;
  return (
    <div className="requests-group">
      <h2 className="small soft">{title}</h2>
      <ul>
        {subjects.map((subject) => (
          <li key={subject.key}>
            <Row subject={subject} isNew={unread.includes(subject.key)} onShow={() => onShow(subject.key)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface RowProps {
  readonly subject: Subject;
  /** Somebody has written on it. */
  readonly isNew: boolean;
  readonly onShow: () => void;
}

function Row({ subject, isNew, onShow }: RowProps): ReactElement {
  const { t, i18n } = useTranslation();
  const waiting = subject.type === 'waiting';
  const at = waiting ? subject.request.askedAt : subject.ticket.openedAt;
  const standing = waiting ? t('employee.follow.waiting') : t(`course.own.state.${subject.ticket.state}`);
  return (
    <button type="button" className="request-row" onClick={onShow}>
      <span className="request-words">{waiting ? subject.request.words : subject.ticket.words}</span>
      <span className="request-more small soft">
        {isNew ? <span className="request-new">{t('talk.unread')}</span> : null}
        <span className="mono">{waiting ? t('employee.follow.noReference') : subject.ticket.reference}</span>
        <span>
          {dayOf(i18n.language, at)}, {clockOf(i18n.language, at)} · {standing}
        </span>
      </span>
      <Icon name="arrow" size={16} />
    </button>
  );
}
