import { ok } from '../../../app/kernel/result.ts';
import { listDecisions as list } from '../../store/policy/decisions.ts';
import type { Case } from '../case.ts';

const PAGE = 50;

export const listDecisions: Case<'policy.decisions'> = async ({ store }, _caller, filter) => {
  const entries = await list(store, filter, PAGE);
  const last = entries.at(-1)?.decision;
  return ok({ entries, next: last === undefined || entries.length < PAGE ? null : { at: last.at, id: last.id } });
};
