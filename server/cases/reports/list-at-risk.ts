import { ok } from '../../../app/kernel/result.ts';
import { MOST_AT_RISK } from '../../../app/wire/requests/reports.ts';
import { listAtRisk as list } from '../../store/reports.ts';
import type { Case } from '../case.ts';
import { mayCount } from './may-count.ts';

export const listAtRisk: Case<'report.at-risk'> = async ({ store, clock }, { person }, { teamId }) => {
  const allowed = mayCount(person, teamId);
  return allowed.ok ? ok(await list(store, clock.now(), allowed.value, MOST_AT_RISK)) : allowed;
};
