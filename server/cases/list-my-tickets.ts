import { ok } from '../../app/kernel/result.ts';
import { forRequester } from '../../app/ticket/for-requester.ts';
import { listTicketsOf } from '../store/tickets.ts';
import type { Case } from './case.ts';

export const listMyTickets: Case<'ticket.mine'> = async ({ store }, { person }) =>
  ok((await listTicketsOf(store, person.id)).map(forRequester));
