import { ok } from '../../../app/kernel/result.ts';
import { countWaiting as count } from '../../store/desk/queues.ts';
import type { Case } from '../case.ts';

export const countWaiting: Case<'ticket.count-waiting'> = async ({ store, clock }, { person }, { queues }) =>
  ok(await count(store, queues, person.id, clock.now()));
