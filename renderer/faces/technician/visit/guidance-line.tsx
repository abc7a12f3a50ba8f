import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Guidance } from '../../../../app/visit/intervention.ts';
import { clockOf, shortDayOf } from '../../../shared/time.ts';
import { InterventionLine } from './intervention-line.tsx';

/** A call that is over, or that a colleague is on. */
export function GuidanceLine({ guidance }: { readonly guidance: Guidance }): ReactElement {
  const { t, i18n } = useTranslation();
  const { technician, startedAt, minutes, outcome, notes, article, checklist } = guidance;
  const when = `${shortDayOf(i18n.language, startedAt)}, ${clockOf(i18n.language, startedAt)}`;
  const long = minutes === null ? null : t('visits.minutes', { minutes });
  const done = checklist.filter((line) => line.done).length;
  return (
    <InterventionLine
      kind="telephone"
      icon="phone"
      title={article === null ? t('visits.guidance.title') : t('visits.guidance.titleOf', { article: article.title })}
      facts={[technician.name, when, long].filter((part) => part !== null).join(' · ')}
      badge={outcome === null ? t('visits.guidance.now') : t(`visits.guidance.outcome.${outcome}`)}
      good={outcome === 'solved'}
    >
      {checklist.length === 0 ? null : (
        <p className="small soft">{t('visits.guidance.done', { count: done, of: checklist.length })}</p>
      )}
      {notes === '' ? null : <p className="course-tried">{notes}</p>}
    </InterventionLine>
  );
}
