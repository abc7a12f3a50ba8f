import { sql } from 'kysely';
import type { Id, Instant } from '../../../app/kernel/scalars.ts';
import { Article, ArticleContent, stateOf } from '../../../app/knowledge/article.ts';
import { ArticleLine, ArticleVersion } from '../../../app/wire/requests/knowledge.ts';
import type { Store } from '../open-store.ts';

/** Undefined when it is not there. */
export async function findArticle(db: Store, id: Id): Promise<Article | undefined> {
  const row = await views(db).where('article.id', '=', id).executeTakeFirst();
  return row && articleFrom(row);
}

/** Throws when it is not there: for those who hold its lock. */
export async function readArticle(db: Store, id: Id): Promise<Article> {
  const article = await findArticle(db, id);
  if (article === undefined) throw new Error(`article ${id} is gone`);
  return article;
}

/** Nobody else changes the article until this transaction ends. */
export async function lockArticle(db: Store, id: Id): Promise<Article | undefined> {
  await db.selectFrom('article').select('id').where('id', '=', id).forNoKeyUpdate().execute();
  return await findArticle(db, id);
}

/** The lines of those, in that order. */
export async function readLines(db: Store, ids: readonly Id[]): Promise<ArticleLine[]> {
  if (ids.length === 0) return [];
  const rows = await views(db).where('article.id', 'in', ids).execute();
  const lines = new Map(rows.map((row) => [row.id, lineFrom(articleFrom(row))]));
  return ids.flatMap((id) => lines.get(id) ?? []);
}

/** The latest changed first; `waiting`: those that a reviewer is awaited for, the longest waiting first. */
export async function listArticles(
  db: Store,
  language: string,
  show: 'published' | 'waiting' | 'all',
): Promise<ArticleLine[]> {
  const query = views(db).limit(MOST_LINES);
  const chosen =
    show === 'waiting'
      ? query.where('submitted_at', 'is not', null).orderBy('submitted_at')
      : query.where('language', '=', language).orderBy('article.changed_at', 'desc');
  const shown =
    show === 'published' ? chosen.where('content', 'is not', null).where('archived_at', 'is', null) : chosen;
  return (await shown.orderBy('article.id').execute()).map((row) => lineFrom(articleFrom(row)));
}

export async function listVersions(db: Store, articleId: Id): Promise<ArticleVersion[]> {
  const rows = await db
    .selectFrom('article_version')
    .leftJoin('person as author', 'author.id', 'author_id')
    .leftJoin('person as reviewer', 'reviewer.id', 'reviewer_id')
    .select(['version', 'content', 'published_at', 'author.name as author', 'reviewer.name as reviewer'])
    .where('article_id', '=', articleId)
    .orderBy('version', 'desc')
    .execute();
  return rows.map(({ published_at, ...row }) => ArticleVersion.parse({ ...row, publishedAt: published_at.getTime() }));
}

/** True the first time that this person says so, of this ticket. */
export async function countSolved(
  db: Store,
  solved: { readonly articleId: Id; readonly personId: Id; readonly ticketId: Id | null; readonly at: Instant },
): Promise<boolean> {
  const added = await db
    .insertInto('article_solved')
    .values({
      article_id: solved.articleId,
      person_id: solved.personId,
      ticket_id: solved.ticketId,
      at: new Date(solved.at),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows !== 1n) return false;
  await db.updateTable('article').set({ solved: sql`solved + 1` }).where('id', '=', solved.articleId).execute();
  return true;
}

/** How many may review besides this person. */
export async function countOtherReviewers(db: Store, personId: Id): Promise<number> {
  const { others } = await db
    .selectFrom('person')
    .select(({ fn }) => fn.countAll<string>().as('others'))
    .where('id', '<>', personId)
    .where('disabled_at', 'is', null)
    .where((row) =>
      row.or([row('role', '=', 'administrator'), row.and([row('role', '=', 'technician'), row('level', '>=', 2)])]),
    )
    .executeTakeFirstOrThrow();
  return Number(others);
}

const MOST_LINES = 200;

const views = (db: Store) =>
  db
    .selectFrom('article')
    .leftJoin('person as draft_author', 'draft_author.id', 'draft_author_id')
    .select([
      'article.id',
      'article.language',
      'article.paired_with',
      'article.version',
      'article.content',
      'article.archived_at',
      'article.solved',
      'article.changed_at',
      'article.draft',
      'article.draft_revision',
      'article.draft_author_id',
      'article.submitted_at',
      'article.returned',
      'draft_author.name as draft_author',
    ]);

type View = Awaited<ReturnType<ReturnType<typeof views>['execute']>>[number];

const articleFrom = (row: View): Article =>
  Article.parse({
    id: row.id,
    language: row.language,
    pairedWith: row.paired_with,
    state: stateOf({
      archived: row.archived_at !== null,
      version: row.version,
      submitted: row.submitted_at !== null,
    }),
    version: row.version,
    content: row.content ?? row.draft,
    draft: row.draft === null ? null : draftFrom(row),
    solved: row.solved,
    changedAt: row.changed_at.getTime(),
  });

const draftFrom = (row: View) => ({
  content: ArticleContent.parse(row.draft),
  revision: row.draft_revision,
  author: { id: row.draft_author_id, name: row.draft_author },
  submittedAt: row.submitted_at?.getTime() ?? null,
  returned: row.returned,
});

function lineFrom({ content, draft, ...article }: Article): ArticleLine {
  const { title, category, audience, steps } = content;
  const pending = draft && (draft.submittedAt === null ? 'draft' : 'in-review');
  return ArticleLine.parse({ ...article, title, category, audience, steps: steps.length, pending });
}
