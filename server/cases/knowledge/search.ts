import { ok } from '../../../app/kernel/result.ts';
import { listArticles, readLines } from '../../store/knowledge/articles.ts';
import { findArticles } from '../../store/knowledge/find-articles.ts';
import type { Case } from '../case.ts';

/** Words look through what is published; without them it is a list. */
export const search: Case<'knowledge.search'> = async ({ store }, _caller, { words, language, show }) => {
  if (words === '') return ok(await listArticles(store, language, show));
  const found = await findArticles(store, { words, language, everyone: false, limit: 50 });
  return ok(
    await readLines(
      store,
      found.map(({ id }) => id),
    ),
  );
};
