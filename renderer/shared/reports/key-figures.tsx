import type { ReactElement } from 'react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Figures } from '../../../app/report/figures.ts';
import { measuresOf } from '../../../app/report/figures.ts';
import type { Shown } from './measure-text.ts';
import { measured, valueText } from './measure-text.ts';

/** What one wants to know first, each number with what it is a part of. */
export function KeyFigures({ total }: { readonly total: Figures }): ReactElement {
  const { t, i18n } = useTranslation();
  const title = useId();
  const said = (shown: Shown): string => valueText(t, i18n.language, shown, measured(shown, total));
  const due = (kept: number, whole: number): string =>
    whole === 0 ? t('reports.figures.nothingDue') : t('reports.figures.ofDue', { count: kept, whole });
  const { satisfaction } = measuresOf(total);
  const tiles: readonly (readonly [Shown, string, string])[] = [
    ['opened', said('opened'), t('reports.figures.stillOpen', { count: total.open })],
    [
      'firstContact',
      said('firstContact'),
      t('reports.figures.ofResolved', { count: total.firstContact, whole: total.resolved }),
    ],
    ['answer', said('answer'), due(total.answerKept, total.answerDue)],
    ['resolve', said('resolve'), due(total.resolveKept, total.resolveDue)],
    ['escalations', said('escalations'), t('reports.figures.returned', { count: total.returns })],
    ['remote', said('remote'), t('reports.figures.ofOpened', { count: total.remote, whole: total.opened })],
    ['visitsAvoided', said('visitsAvoided'), t('reports.figures.visited', { count: total.onSite })],
    ['reopened', said('reopened'), t('reports.figures.ofOpened', { count: total.reopened, whole: total.opened })],
    [
      'satisfaction',
      satisfaction === null ? '–' : t('reports.figures.outOf5', { value: said('satisfaction') }),
      total.rated === 0 ? t('reports.figures.nobodyRated') : t('reports.figures.rated', { count: total.rated }),
    ],
  ];
  return (
    <section aria-labelledby={title}>
      <h2 id={title} className="visually-hidden">
        {t('reports.figures.title')}
      </h2>
      <dl className="report-figures">
        {tiles.map(([name, value, more]) => (
          <div key={name} data-figure={name}>
            <dt>{t(`reports.figures.${name}`)}</dt>
            <dd className="report-value figures">{value}</dd>
            <dd className="soft small figures">{more}</dd>
          </div>
        ))}
      </dl>
      <p className="hint">{t('reports.figures.hours')}</p>
    </section>
  );
}
