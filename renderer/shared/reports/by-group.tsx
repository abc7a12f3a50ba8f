import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Grouping, Report } from '../../../app/report/report.ts';
import type { Column } from '../parts/data-table.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { SelectField } from '../parts/select-field.tsx';
import { GroupBars } from './group-bars.tsx';
import type { Shown } from './measure-text.ts';
import { measured, SHOWN, valueText } from './measure-text.ts';
import type { Row } from './row-name.ts';
import { rowName } from './row-name.ts';
import { SaveCsv } from './save-csv.tsx';

interface ByGroupProps {
  readonly by: Grouping;
  readonly report: Report;
  /** Named in the file. */
  readonly period: { readonly from: string; readonly to: string };
}

/** One number of each row as bars, and every number of each row in the table. */
export function ByGroup({ by, report, period }: ByGroupProps): ReactElement {
  const { t, i18n } = useTranslation();
  const title = useId();
  const [shown, setShown] = useState<Shown>('opened');
  const columns = useMemo(() => columnsOf(t, i18n.language, by), [t, i18n.language, by]);
  return (
    <section className="report-group" aria-labelledby={title}>
      <h2 id={title}>{t('reports.by.title', { what: t(`reports.by.${by}`) })}</h2>
      <GroupBars
        by={by}
        rows={report.rows}
        shown={shown}
        choose={
          <SelectField
            label={t('reports.by.measure')}
            value={shown}
            options={SHOWN.map((one) => ({ value: one, label: t(`reports.figures.${one}`) }))}
            onChange={(value) => setShown(SHOWN.find((one) => one === value) ?? shown)}
          />
        }
      />
      <DataTable
        key={by}
        caption={t('reports.by.title', { what: t(`reports.by.${by}`) })}
        columns={columns}
        rows={report.rows}
        rowId={({ key }) => key ?? ''}
        sortedBy={{ id: 'opened', descending: true }}
        tools={<SaveCsv by={by} report={report} period={period} />}
      />
    </section>
  );
}

const columnsOf = (t: TFunction, language: string, by: Grouping): Column<Row>[] => [
  {
    id: 'name',
    title: t(`reports.by.column.${by}`),
    value: (row) => rowName(t, by, row),
  },
  ...SHOWN.map((shown) => ({
    id: shown,
    title: t(`reports.figures.${shown}`),
    value: ({ figures }: Row) => measured(shown, figures),
    show: ({ figures }: Row) => valueText(t, language, shown, measured(shown, figures)),
    figures: true,
  })),
];
