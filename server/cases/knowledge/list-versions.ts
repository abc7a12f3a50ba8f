import { fail, ok } from '../../../app/kernel/result.ts';
import { findArticle, listVersions as readVersions } from '../../store/knowledge/articles.ts';
import type { Case } from '../case.ts';

/** The latest first. */
export const listVersions: Case<'knowledge.versions'> = async ({ store }, _caller, { articleId }) =>
  (await findArticle(store, articleId)) === undefined
    ? fail({ type: 'not-found' })
    : ok(await readVersions(store, articleId));
