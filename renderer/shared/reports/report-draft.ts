import { dayAfter, Period } from '../../../app/report/period.ts';
import type { Scope } from '../../../app/report/report.ts';
import { readDay } from '../written-time.ts';

export const SPANS = ['days7', 'days30', 'days90', 'days365', 'own'] as const;
export type Span = (typeof SPANS)[number];

/** What is chosen and typed above a report. */
export interface ReportDraft extends Scope {
  readonly span: Span;
  /** As typed, where the span is one's own. */
  readonly from: string;
  readonly to: string;
}

export const beginWith = (teamId: string | null): ReportDraft => ({
  span: 'days30',
  from: '',
  to: '',
  teamId,
  organisationId: null,
  category: null,
  level: null,
});

/** The days that are meant; null while what is typed is none. `today`: by this computer's own calendar. */
export function periodOf({ span, from, to }: ReportDraft, today: string): Period | null {
  if (span !== 'own') return { from: dayAfter(today, 1 - DAYS[span]), to: today };
  const typed = Period.safeParse({ from: readDay(from), to: readDay(to) });
  return typed.success ? typed.data : null;
}

const DAYS: Readonly<Record<Exclude<Span, 'own'>, number>> = { days7: 7, days30: 30, days90: 91, days365: 365 };
