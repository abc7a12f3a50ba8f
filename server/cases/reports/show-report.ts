import { ok } from '../../../app/kernel/result.ts';
import { gatherReport } from '../../../app/report/gather.ts';
import { countFigures, namesOf } from '../../store/reports.ts';
import type { Case } from '../case.ts';
import { mayCount } from './may-count.ts';

export const showReport: Case<'report.show'> = async ({ store }, { person }, wish) => {
  const allowed = mayCount(person, wish.scope.teamId);
  if (!allowed.ok) return allowed;
  const counted = await countFigures(store, wish);
  const keys = new Set(counted.flatMap(({ key }) => key ?? []));
  return ok(gatherReport(wish.period, counted, await namesOf(store, wish.by, [...keys])));
};
