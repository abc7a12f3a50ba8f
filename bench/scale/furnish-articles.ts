import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { ArticleContent } from '../../app/knowledge/article.ts';
import type { Store } from '../../server/store/open-store.ts';

const BATCH = 100;
const SYLLABLES = 'ba ke lo mi nu pra ste tou vel zor qui gan fli dre sco hum jax'.split(' ');

/** Brings the French ones to that many; the starter base is there. */
export async function furnishArticles(db: Store, to: number): Promise<void> {
  const base = await readBase(db);
  const { count } = await db
    .selectFrom('article')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('language', '=', 'fr')
    .executeTakeFirstOrThrow();
  await furnish(db, base, count, to);
}

/** The starter base in French, by its names: what articles are made of, and whose symptoms are asked for. */
export async function readBase(db: Store): Promise<ArticleContent[]> {
  const rows = await db
    .selectFrom('article')
    .select('content')
    .where('language', '=', 'fr')
    .where('slug', 'is not', null)
    .orderBy('slug')
    .execute();
  return rows.map(({ content }) => ArticleContent.parse(content));
}

/** Articles made of the starter base's steps, each with words that few others have. */
async function furnish(db: Store, base: readonly ArticleContent[], from: number, to: number): Promise<void> {
  for (let first = from; first < to; first += BATCH) {
    const made = Array.from({ length: Math.min(BATCH, to - first) }, (_, place) => first + place);
    await db
      .insertInto('article')
      .values(
        made.map((number) => ({
          id: randomUUID(),
          language: 'fr',
          version: 1,
          content: JSON.stringify(articleOf(base, number)),
          changed_at: new Date(),
          solved: number % 50,
        })),
      )
      .execute();
  }
  await sql`vacuum analyze article, article_word`.execute(db);
}

function articleOf(base: readonly ArticleContent[], number: number): ArticleContent {
  const [one, other] = [base[number % base.length], base[(number * 7 + 3) % base.length]];
  if (one === undefined || other === undefined) throw new Error('the starter base is empty');
  const product = `${SYLLABLES[number % 11]}${SYLLABLES[(number * 3) % 13]}${SYLLABLES[(number * 5) % 17]}${number % 97}`;
  return {
    ...one,
    title: `${one.title.slice(0, 90)} (${product})`,
    symptoms: [...one.symptoms, ...other.symptoms.slice(0, 2)],
    products: [...one.products, product],
    steps: [...one.steps, ...other.steps].slice(0, 12),
  };
}
