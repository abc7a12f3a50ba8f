import type { NoteKind } from '../../../app/audit/kinds.ts';
import type { Result } from '../../../app/kernel/result.ts';
import { fail, ok } from '../../../app/kernel/result.ts';
import type { Article, Draft } from '../../../app/knowledge/article.ts';
import { judgeReview } from '../../../app/knowledge/article.ts';
import type { Person } from '../../../app/level/person.ts';
import type { RequestFailure } from '../../../app/wire/failures.ts';
import type { Context } from '../../context.ts';
import { announceKnowledge } from '../../steps/announce.ts';
import type { Work } from '../../steps/transact.ts';
import { transact } from '../../steps/transact.ts';
import { countOtherReviewers, lockArticle, readArticle } from '../../store/knowledge/articles.ts';
import type { Case } from '../case.ts';
import { noteArticle } from './note-article.ts';

/** Whoever may write may hand in, their own words or a colleague's. */
export const submit: Case<'knowledge.submit'> = (context, { person }, input) =>
  onDraft(context, person, input, 'article-submitted', async (work, article) => {
    await change(work, article.id, { submitted_at: new Date(work.now), returned: null });
    return ok(null);
  });

/** The draft becomes the version that everybody finds. */
export const publish: Case<'knowledge.publish'> = (context, { person }, input) =>
  onDraft(context, person, input, 'article-published', async (work, article, draft) => {
    const judged = await judge(work, person, article, draft);
    if (!judged.ok) return judged;
    const version = article.version + 1;
    const content = JSON.stringify(draft.content);
    await work.db
      .insertInto('article_version')
      .values({
        article_id: article.id,
        version,
        content,
        author_id: draft.author.id,
        reviewer_id: person.id,
        published_at: new Date(work.now),
      })
      .execute();
    await change(work, article.id, {
      version,
      content,
      draft: null,
      draft_author_id: null,
      submitted_at: null,
      returned: null,
    });
    return ok(null);
  });

/** With the reason, which its writer reads. */
export const sendBack: Case<'knowledge.send-back'> = (context, { person }, { words, ...input }) =>
  onDraft(context, person, input, 'article-sent-back', async (work, article, draft) => {
    const judged = await judge(work, person, article, draft);
    if (judged.ok) await change(work, article.id, { submitted_at: null, returned: words });
    return judged;
  });

type Step = (work: Work, article: Article, draft: Draft) => Promise<Result<null, RequestFailure>>;

/** The draft that was read, and no later one. */
const onDraft = (
  context: Context,
  person: Person,
  { articleId, revision }: { readonly articleId: string; readonly revision: number },
  kind: Extract<NoteKind, `article-${string}`>,
  step: Step,
): Promise<Result<Article, RequestFailure>> =>
  transact(context, async (work) => {
    const article = await lockArticle(work.db, articleId);
    if (article === undefined) return fail({ type: 'not-found' });
    const { draft, state } = article;
    if (draft === null || state === 'archived') return fail({ type: 'article-is', state });
    if (draft.revision !== revision) return fail({ type: 'changed-meanwhile' });
    const done = await step(work, article, draft);
    if (!done.ok) return done;
    const changed = await readArticle(work.db, articleId);
    noteArticle(work, person, kind, changed);
    work.afterwards(() => announceKnowledge(context));
    return ok(changed);
  });

async function judge(
  work: Work,
  person: Person,
  { state }: Article,
  { submittedAt, author }: Draft,
): Promise<Result<null, RequestFailure>> {
  const judged = judgeReview(person, author.id, await countOtherReviewers(work.db, person.id));
  if (!judged.ok) return judged;
  return submittedAt === null ? fail({ type: 'article-is', state }) : judged;
}

interface Change {
  readonly version?: number;
  readonly content?: string;
  readonly draft?: null;
  readonly draft_author_id?: null;
  readonly submitted_at?: Date | null;
  readonly returned?: string | null;
}

const change = (work: Work, articleId: string, changed: Change) =>
  work.db
    .updateTable('article')
    .set({ ...changed, changed_at: new Date(work.now) })
    .where('id', '=', articleId)
    .execute();
