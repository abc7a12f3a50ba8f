import type { TFunction } from 'i18next';
import type { Figures } from '../../../app/report/figures.ts';
import { measuresOf } from '../../../app/report/figures.ts';

/** What a chart and a table can show of a row, in the order of the columns. */
export const SHOWN = [
  'opened',
  'resolved',
  'firstContact',
  'answer',
  'answerKept',
  'resolve',
  'resolveKept',
  'escalations',
  'returns',
  'reopened',
  'remote',
  'onSite',
  'visitsAvoided',
  'satisfaction',
] as const;
export type Shown = (typeof SHOWN)[number];

/** The number itself; null where there is nothing to say. */
export function measured(shown: Shown, figures: Figures): number | null {
  const measures = measuresOf(figures);
  switch (shown) {
    case 'answer':
      return measures.answerSeconds;
    case 'resolve':
      return measures.resolveSeconds;
    case 'opened':
    case 'resolved':
    case 'escalations':
    case 'returns':
      return figures[shown];
    case 'firstContact':
    case 'answerKept':
    case 'resolveKept':
    case 'reopened':
    case 'remote':
    case 'onSite':
    case 'visitsAvoided':
    case 'satisfaction':
      return measures[shown];
  }
}

/** The number as one says it. */
export function valueText(t: TFunction, language: string, shown: Shown, value: number | null): string {
  if (value === null) return '–';
  if (shown === 'answer' || shown === 'resolve') return durationText(t, value);
  if (shown === 'satisfaction') return decimal(language, value);
  if (COUNTS.includes(shown)) return new Intl.NumberFormat(language).format(value);
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(value);
}

const COUNTS: readonly Shown[] = ['opened', 'resolved', 'escalations', 'returns'];

const decimal = (language: string, value: number): string =>
  new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);

function durationText(t: TFunction, seconds: number): string {
  if (seconds < 60) return t('reports.units.seconds', { seconds: Math.round(seconds) });
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return t('reports.units.minutes', { minutes });
  return t('reports.units.hours', {
    hours: Math.floor(minutes / 60),
    minutes: String(minutes % 60).padStart(2, '0'),
  });
}
