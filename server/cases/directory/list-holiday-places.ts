import { ok } from '../../../app/kernel/result.ts';
import { holidayPlaces } from '../../directory/holidays.ts';
import type { Case } from '../case.ts';

export const listHolidayPlaces: Case<'holiday.places'> = (_context, _caller, { language }) =>
  Promise.resolve(ok(holidayPlaces(language)));
