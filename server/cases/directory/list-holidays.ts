import { ok } from '../../../app/kernel/result.ts';
import { publicHolidays } from '../../directory/holidays.ts';
import type { Case } from '../case.ts';

export const listHolidays: Case<'holiday.list'> = (_context, _caller, { year, ...where }) =>
  Promise.resolve(ok(publicHolidays(where, year)));
