import { ok } from '../../../app/kernel/result.ts';
import { MOST_FOUND } from '../../../app/wire/requests/tickets.ts';
import { findCallers } from '../../store/desk/callers.ts';
import { findWorkstations } from '../../store/desk/find-workstations.ts';
import { readLines } from '../../store/knowledge/articles.ts';
import { findArticles } from '../../store/knowledge/find-articles.ts';
import { partsOf, searchTickets } from '../../store/search-tickets.ts';
import type { Case } from '../case.ts';

/** What the support may read anyway: every ticket, who may be calling, computers in service, what is published. */
export const searchEverything: Case<'search.everything'> = async ({ store }, _caller, input) => {
  const { words, language, ...limits } = input;
  const tickets = await searchTickets(store, { parts: partsOf(words), ...limits }, MOST_FOUND);
  const narrowed = Object.values(limits).some((one) => one !== null);
  if (narrowed || words === '') return ok({ tickets, people: [], workstations: [], articles: [] });
  const found = await findArticles(store, { words, language, everyone: false, limit: MOST_ARTICLES });
  return ok({
    tickets,
    people: await findCallers(store, words),
    workstations: await findWorkstations(store, words),
    articles: await readLines(
      store,
      found.map(({ id }) => id),
    ),
  });
};

const MOST_ARTICLES = 7;
