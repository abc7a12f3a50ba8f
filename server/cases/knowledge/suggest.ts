import { ok } from '../../../app/kernel/result.ts';
import { readLines } from '../../store/knowledge/articles.ts';
import { findArticles } from '../../store/knowledge/find-articles.ts';
import type { Case } from '../case.ts';

/** In the language of the screen; in the other one where that says nothing, since many write as they think. */
export const suggest: Case<'knowledge.suggest'> = async ({ store }, { person }, { words, language }) => {
  const wanted = { words, everyone: person.role === 'employee', limit: MOST };
  const found = await findArticles(store, { ...wanted, language });
  const best =
    found.length > 0 ? found : await findArticles(store, { ...wanted, language: language === 'fr' ? 'en' : 'fr' });
  const least = (best[0]?.score ?? 0) * LEAST;
  return ok(
    await readLines(
      store,
      best.filter(({ score }) => score >= least).map(({ id }) => id),
    ),
  );
};

const MOST = 4;
/** What is worth less than this share of the best is noise beside it. */
const LEAST = 0.4;
