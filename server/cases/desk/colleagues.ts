import { fail, ok } from '../../../app/kernel/result.ts';
import { findColleague, listColleagues as list, setOnPhone as set } from '../../store/desk/colleagues.ts';
import type { Case } from '../case.ts';

export const listColleagues: Case<'desk.colleagues'> = async ({ store }) => ok(await list(store));

export const setOnPhone: Case<'desk.set-on-phone'> = async (context, { person }, { onPhone }) => {
  await set(context.store, person.id, onPhone ? context.clock.now() : null);
  const colleague = await findColleague(context.store, person.id);
  if (colleague === undefined) return fail({ type: 'not-found' });
  context.publish(['technicians'], { type: 'colleague-changed', colleague });
  return ok(colleague);
};
