import { z } from 'zod';
import { TimeZone } from '../../directory/calendar.ts';
import { Id } from '../../kernel/scalars.ts';
import { Period } from '../../report/period.ts';
import { AtRisk, Grouping, Report, ReportChoices, Scope } from '../../report/report.ts';
import type { RequestContract } from './contract.ts';
import { nothing } from './contract.ts';

/** What was counted. Administrators read of every team; a technician reads of their own, and has to say so. */
export const reportRequests = {
  /** Of the tickets opened in that period, by the calendar of that zone. */
  'report.show': {
    input: z.object({ period: Period, timeZone: TimeZone, by: Grouping, scope: Scope }),
    output: Report,
    callers: ['administrator', 'technician'],
  },
  /** The most pressing first. */
  'report.at-risk': {
    input: z.object({ teamId: Id.nullable() }),
    output: z.array(AtRisk),
    callers: ['administrator', 'technician'],
  },
  'report.choices': { input: nothing, output: ReportChoices, callers: ['administrator', 'technician'] },
} as const satisfies Record<string, RequestContract>;

export const MOST_AT_RISK = 200;
