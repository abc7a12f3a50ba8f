import { fail, ok } from '../../../app/kernel/result.ts';
import { findArticle } from '../../store/knowledge/articles.ts';
import type { Case } from '../case.ts';
import { forEveryone } from './readable.ts';

/** An employee reads what is published for everyone, and no draft. */
export const show: Case<'knowledge.show'> = async ({ store }, { person }, { articleId }) => {
  const article = await findArticle(store, articleId);
  if (article === undefined) return fail({ type: 'not-found' });
  if (person.role !== 'employee') return ok(article);
  return forEveryone(article) ? ok({ ...article, draft: null }) : fail({ type: 'not-found' });
};
