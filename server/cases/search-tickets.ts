import { ok } from '../../app/kernel/result.ts';
import { MOST_FOUND } from '../../app/wire/requests/tickets.ts';
import { searchTickets as search } from '../store/tickets.ts';
import type { Case } from './case.ts';

export const searchTickets: Case<'ticket.search'> = async ({ store }, _caller, { words }) =>
  ok(await search(store, partsOf(words), MOST_FOUND));

/** The longest say most; each costs a look at every ticket there is. */
const partsOf = (words: string): string[] =>
  [...new Set(words.split(/\s+/))].sort((one, other) => other.length - one.length).slice(0, MOST_PARTS);

const MOST_PARTS = 8;
