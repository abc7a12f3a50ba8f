import type { Result } from '../../../app/kernel/result.ts';
import { fail, ok } from '../../../app/kernel/result.ts';
import type { Id } from '../../../app/kernel/scalars.ts';
import type { Article } from '../../../app/knowledge/article.ts';
import type { RequestFailure } from '../../../app/wire/failures.ts';
import type { RequestInput } from '../../../app/wire/requests.ts';
import { announceKnowledge } from '../../steps/announce.ts';
import type { Work } from '../../steps/transact.ts';
import { transact } from '../../steps/transact.ts';
import { findArticle, lockArticle, readArticle } from '../../store/knowledge/articles.ts';
import { findTicket } from '../../store/tickets.ts';
import type { Case } from '../case.ts';
import { noteArticle } from './note-article.ts';

type Input = RequestInput<'knowledge.save-draft'>;

/** What is published stays as it is; what was handed in for review is the writer's again. */
export const saveDraft: Case<'knowledge.save-draft'> = (context, { person }, input) =>
  transact(context, async (work) => {
    const begun = input.articleId === null ? await begin(work, input, context.random.id()) : await goOn(work, input);
    if (!begun.ok) return begun;
    await work.db
      .updateTable('article')
      .set((row) => ({
        draft: JSON.stringify(input.content),
        draft_revision: row('draft_revision', '+', 1),
        draft_author_id: person.id,
        submitted_at: null,
        changed_at: new Date(work.now),
      }))
      .where('id', '=', begun.value)
      .execute();
    const saved = await readArticle(work.db, begun.value);
    noteArticle(work, person, 'article-drafted', saved);
    work.afterwards(() => announceKnowledge(context));
    return ok(saved);
  });

async function goOn({ db }: Work, { articleId, revision }: Input): Promise<Result<Id, RequestFailure>> {
  const article = articleId === null ? undefined : await lockArticle(db, articleId);
  if (article === undefined) return fail({ type: 'not-found' });
  if (article.state === 'archived') return fail({ type: 'article-is', state: article.state });
  if ((article.draft?.revision ?? 0) !== revision) return fail({ type: 'changed-meanwhile' });
  return ok(article.id);
}

async function begin({ db, now }: Work, input: Input, id: Id): Promise<Result<Id, RequestFailure>> {
  const { pairedWith, fromTicket, language } = input;
  const pair = pairedWith === null ? null : await findArticle(db, pairedWith);
  if (pair === undefined || !fits(pair, language)) return fail({ type: 'not-found' });
  if (fromTicket !== null && (await findTicket(db, fromTicket)) === undefined) return fail({ type: 'not-found' });
  await db
    .insertInto('article')
    .values({ id, language, paired_with: pairedWith, from_ticket: fromTicket, changed_at: new Date(now) })
    .execute();
  if (pairedWith !== null)
    await db.updateTable('article').set({ paired_with: id }).where('id', '=', pairedWith).execute();
  return ok(id);
}

/** An article has one other half, in the other language. */
const fits = (pair: Article | null, language: string): boolean =>
  pair === null || (pair.language !== language && pair.pairedWith === null);
