import type { ReactElement } from 'react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { Period } from '../../../app/report/period.ts';
import { stepOf } from '../../../app/report/period.ts';
import type { Report } from '../../../app/report/report.ts';
import { calendarDayOf } from '../time.ts';

interface OverTimeProps {
  readonly period: Period;
  readonly steps: Report['steps'];
}

/** What was asked and what of it was resolved, step by step: one bar drawn, the other filled; the same numbers stand in the table. */
export function OverTime({ period, steps }: OverTimeProps): ReactElement {
  const { t, i18n } = useTranslation();
  const title = useId();
  const rows = steps.map(({ from, figures }) => ({
    from,
    day: calendarDayOf(i18n.language, from, { year: false }),
    opened: figures.opened,
    resolved: figures.resolved,
  }));
  return (
    <figure className="report-chart" aria-labelledby={title}>
      <figcaption id={title}>{t(`reports.overTime.${stepOf(period)}`)}</figcaption>
      <p className="report-legend small" aria-hidden="true">
        <span className="drawn" /> {t('reports.figures.opened')}
        <span className="filled" /> {t('reports.figures.resolved')}
      </p>
      <div className="report-drawing" aria-hidden="true">
        <ResponsiveContainer width="100%" height={220}>
          <BarChart data={rows} accessibilityLayer={false} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} barGap={1}>
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis dataKey="day" stroke="var(--line-strong)" tick={TICK} tickLine={false} minTickGap={16} />
            <YAxis allowDecimals={false} stroke="var(--line-strong)" tick={TICK} tickLine={false} width={44} />
            <Bar dataKey="opened" fill="var(--surface)" stroke="var(--accent)" strokeWidth={1.5} {...STILL} />
            <Bar dataKey="resolved" fill="var(--accent)" stroke="var(--accent)" strokeWidth={1.5} {...STILL} />
          </BarChart>
        </ResponsiveContainer>
      </div>
      <details className="report-behind">
        <summary>{t('reports.table.show')}</summary>
        <table className="table">
          <caption className="visually-hidden">{t(`reports.overTime.${stepOf(period)}`)}</caption>
          <thead>
            <tr>
              <th scope="col">{t('reports.overTime.step')}</th>
              <th scope="col">{t('reports.figures.opened')}</th>
              <th scope="col">{t('reports.figures.resolved')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ from, opened, resolved }) => (
              <tr key={from}>
                <th scope="row">{calendarDayOf(i18n.language, from)}</th>
                <td className="figures">{opened}</td>
                <td className="figures">{resolved}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

const TICK = { fill: 'var(--ink-soft)', fontSize: 12 } as const;
/** What moves on its own explains nothing here. */
const STILL = { isAnimationActive: false } as const;
