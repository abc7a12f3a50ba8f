import { ok } from '../../app/kernel/result.ts';
import { MOST_FOUND } from '../../app/wire/requests/tickets.ts';
import { partsOf, searchTickets as search } from '../store/search-tickets.ts';
import type { Case } from './case.ts';

export const searchTickets: Case<'ticket.search'> = async ({ store }, _caller, { words }) =>
  ok(await search(store, { parts: partsOf(words) }, MOST_FOUND));
