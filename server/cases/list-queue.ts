import { ok } from '../../app/kernel/result.ts';
import { listQueue as list } from '../store/desk/queues.ts';
import type { Case } from './case.ts';

export const listQueue: Case<'ticket.queue'> = async ({ store }, { person }, { queue }) =>
  ok(await list(store, queue ?? { of: 'all' }, person.id));
