import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { csvOf } from '../../../app/kernel/csv.ts';
import { FIGURE_NAMES } from '../../../app/report/figures.ts';
import type { Grouping, Report } from '../../../app/report/report.ts';
import { saveAs } from '../../ports/save-export.ts';
import { Icon } from '../parts/icon.tsx';
import { measured, SHOWN } from './measure-text.ts';
import { rowName } from './row-name.ts';

interface SaveCsvProps {
  readonly by: Grouping;
  readonly report: Report;
  readonly period: { readonly from: string; readonly to: string };
}

/** The numbers as they are shown, unrounded, and beside them the counts that they are made of, under their own names. */
export function SaveCsv({ by, report, period }: SaveCsvProps): ReactElement {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'fr';
  const number = (value: number | null): string =>
    value === null
      ? ''
      : new Intl.NumberFormat(language, { useGrouping: false, maximumFractionDigits: 4 }).format(value);
  const save = (): void => {
    const rows = [
      [t(`reports.by.column.${by}`), ...SHOWN.map((shown) => t(`reports.figures.${shown}`)), ...FIGURE_NAMES],
      ...report.rows.map((row) => [
        rowName(t, by, row),
        ...SHOWN.map((shown) => number(measured(shown, row.figures))),
        ...FIGURE_NAMES.map((name) => String(row.figures[name])),
      ]),
    ];
    const name = `${t('reports.table.file')}-${by}-${period.from}-${period.to}.csv`;
    saveAs(new Blob([csvOf(rows, language)], { type: 'text/csv;charset=utf-8' }), name);
  };
  return (
    <button type="button" className="button" onClick={save}>
      <Icon name="document" size={16} />
      {t('reports.table.csv')}
    </button>
  );
}
