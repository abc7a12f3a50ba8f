import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import type { Id, Instant } from '../../app/kernel/scalars.ts';
import type { ArticleLanguage } from '../../app/knowledge/article.ts';
import { readArticleFile } from '../../app/knowledge/article-file.ts';
import type { Store } from '../store/open-store.ts';

/**
 * Puts in what the base does not know yet of the articles that come with the product, each once for ever: what was
 * changed or archived since stays as it is. Returns how many were new.
 */
export async function addStarterBase(db: Store, newId: () => Id, at: Instant): Promise<number> {
  const known = await db.selectFrom('article').select(['language', 'slug']).where('slug', 'is not', null).execute();
  const added = new Set(known.map(({ language, slug }) => `${language}/${slug}`));
  const articles = LANGUAGES.flatMap((language) =>
    slugsOf(language)
      .filter((slug) => !added.has(`${language}/${slug}`))
      .map((slug) => ({ id: newId(), language, slug, content: read(language, slug) })),
  );
  if (articles.length === 0) return 0;
  const now = new Date(at);
  await db.transaction().execute(async (work) => {
    await work
      .insertInto('article')
      .values(articles.map((article) => ({ ...article, version: 1, changed_at: now })))
      .execute();
    await work
      .insertInto('article_version')
      .values(
        articles.map(({ id, content }) => ({
          article_id: id,
          version: 1,
          content,
          author_id: null,
          reviewer_id: null,
          published_at: now,
        })),
      )
      .execute();
    await sql`update article set paired_with = other.id from article other
      where other.slug = article.slug and other.language <> article.language and article.paired_with is null`.execute(
      work,
    );
  });
  return articles.length;
}

const LANGUAGES: readonly ArticleLanguage[] = ['fr', 'en'];

const folderOf = (language: ArticleLanguage): URL => new URL(`../../resources/knowledge/${language}/`, import.meta.url);

const slugsOf = (language: ArticleLanguage): string[] =>
  readdirSync(folderOf(language))
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.slice(0, -'.md'.length));

const read = (language: ArticleLanguage, slug: string): string =>
  JSON.stringify(readArticleFile(readFileSync(new URL(`${slug}.md`, folderOf(language)), 'utf8')));
