import type { TFunction } from 'i18next';
import type { Grouping, Report } from '../../../app/report/report.ts';

export type Row = Report['rows'][number];

/** What a row stands for, in the reader's words. */
export function rowName(t: TFunction, by: Grouping, { key, name }: Pick<Row, 'key' | 'name'>): string {
  if (key === null) return t(`reports.by.none.${by}`);
  if (by === 'level') return `N${key}`;
  if (by === 'category' && (key === 'hardware' || key === 'software' || key === 'information'))
    return t(`desk.category.${key}`);
  return name ?? t(`reports.by.none.${by}`);
}
