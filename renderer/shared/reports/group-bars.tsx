import type { ReactElement, ReactNode } from 'react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { Grouping } from '../../../app/report/report.ts';
import type { Shown } from './measure-text.ts';
import { measured, valueText } from './measure-text.ts';
import type { Row } from './row-name.ts';
import { rowName } from './row-name.ts';

interface GroupBarsProps {
  readonly by: Grouping;
  readonly rows: readonly Row[];
  readonly shown: Shown;
  /** Which number is drawn. */
  readonly choose: ReactNode;
}

/** The largest rows, the longest bar first, each with its number beside it. */
export function GroupBars({ by, rows, shown, choose }: GroupBarsProps): ReactElement {
  const { t, i18n } = useTranslation();
  const title = useId();
  const all = rows
    .map((row) => ({ name: rowName(t, by, row), value: measured(shown, row.figures) }))
    .filter(({ value }) => value !== null)
    .sort((one, other) => (other.value ?? 0) - (one.value ?? 0));
  const drawn = all.slice(0, MOST).map((row) => ({ ...row, said: valueText(t, i18n.language, shown, row.value) }));
  return (
    <figure className="report-chart" aria-labelledby={title}>
      <div className="report-chart-head">
        <figcaption id={title}>{t(`reports.figures.${shown}`)}</figcaption>
        {choose}
      </div>
      {drawn.length === 0 ? <p className="soft">–</p> : null}
      <div className="report-drawing" aria-hidden="true">
        <ResponsiveContainer width="100%" height={drawn.length * ROW_PIXELS + 8}>
          <BarChart
            data={drawn}
            layout="vertical"
            accessibilityLayer={false}
            margin={{ top: 0, right: 72, bottom: 0, left: 0 }}
          >
            <XAxis type="number" hide domain={[0, 'dataMax']} />
            <YAxis
              type="category"
              dataKey="name"
              width={180}
              stroke="var(--line-strong)"
              tick={{ fill: 'var(--ink)', fontSize: 13 }}
              tickFormatter={shortened}
              tickLine={false}
              interval={0}
            />
            <Bar dataKey="value" fill="var(--accent)" barSize={14} isAnimationActive={false}>
              <LabelList dataKey="said" position="right" fill="var(--ink)" fontSize={13} />
            </Bar>
          </BarChart>
        </ResponsiveContainer>
      </div>
      {all.length > MOST ? <p className="small soft">{t('reports.by.more', { count: all.length - MOST })}</p> : null}
    </figure>
  );
}

const MOST = 10;
const ROW_PIXELS = 28;
const shortened = (name: string): string => (name.length > 24 ? `${name.slice(0, 23)}…` : name);
