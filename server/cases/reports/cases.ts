import type { reportRequests } from '../../../app/wire/requests/reports.ts';
import type { Case } from '../case.ts';
import { listAtRisk } from './list-at-risk.ts';
import { listChoices } from './list-choices.ts';
import { showReport } from './show-report.ts';

/** What was counted of the service desk's work. */
export const reportCases: { readonly [T in keyof typeof reportRequests]: Case<T> } = {
  'report.show': showReport,
  'report.at-risk': listAtRisk,
  'report.choices': listChoices,
};
