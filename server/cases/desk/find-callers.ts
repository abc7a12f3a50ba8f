import { fail, ok } from '../../../app/kernel/result.ts';
import { findCallers as find, findCaller, listOpenOf } from '../../store/desk/callers.ts';
import type { Case } from '../case.ts';

export const findCallers: Case<'intake.find-callers'> = async ({ store }, _caller, { words }) =>
  ok(await find(store, words));

/** Before they have said why they call, what they wait for already. */
export const showCaller: Case<'intake.show-caller'> = async ({ store }, _caller, { personId }) => {
  const caller = await findCaller(store, personId);
  if (caller === undefined) return fail({ type: 'not-found' });
  return ok({ caller, open: await listOpenOf(store, personId) });
};
