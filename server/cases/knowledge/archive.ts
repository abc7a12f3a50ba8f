import { fail, ok } from '../../../app/kernel/result.ts';
import { mayReview } from '../../../app/knowledge/article.ts';
import { announceKnowledge } from '../../steps/announce.ts';
import { transact } from '../../steps/transact.ts';
import { lockArticle, readArticle } from '../../store/knowledge/articles.ts';
import type { Case } from '../case.ts';
import { noteArticle } from './note-article.ts';

/** Nobody finds it any more, and it can be brought back; nothing is deleted. */
export const archive: Case<'knowledge.archive'> = (context, { person }, { articleId, archived }) =>
  transact(context, async (work) => {
    if (!mayReview(person)) return fail({ type: 'not-allowed' });
    const article = await lockArticle(work.db, articleId);
    if (article === undefined) return fail({ type: 'not-found' });
    if ((article.state === 'archived') === archived) return ok(article);
    const now = new Date(work.now);
    await work.db
      .updateTable('article')
      .set({ archived_at: archived ? now : null, changed_at: now })
      .where('id', '=', articleId)
      .execute();
    const changed = await readArticle(work.db, articleId);
    noteArticle(work, person, archived ? 'article-archived' : 'article-restored', changed);
    work.afterwards(() => announceKnowledge(context));
    return ok(changed);
  });
