import { sql } from 'kysely';
import type { ArticleLanguage } from '../../../app/knowledge/article.ts';
import type { Store } from '../open-store.ts';

export interface Wanted {
  readonly words: string;
  readonly language: ArticleLanguage;
  /** What employees may not read is left out. */
  readonly everyone: boolean;
  readonly limit: number;
}

export interface Found {
  readonly id: string;
  readonly score: number;
}

/**
 * Published articles that these words are about, the best first. A word that no article has stands for those few
 * that look most like it, its end apart; the last one, which is perhaps being typed, for those that begin with it. A word
 * weighs the more the fewer articles have it; an article that solved more goes before its equals.
 */
export async function findArticles(db: Store, { words, language, everyone, limit }: Wanted): Promise<Found[]> {
  const { rows } = await sql<Found>`
    with asked as (
      select lexeme as word from unnest(to_tsvector(${`accord_${language}`}::regconfig, ${words})) limit ${MOST_WORDS}
    ), known as (
      select word, articles from asked join article_word using (word) where language = ${language} and articles > 0
    ), meant as (
      select word, articles, max(sure) as sure from (
        select word, articles, 1.0::real as sure from known
        union all
        select alike.word, alike.articles, sqrt(alike.sure) * 0.9
          from asked, unnest(array[asked.word, left(asked.word, -3)]) as form, lateral (
            select one.word, one.articles, similarity(one.word, form) as sure
            from article_word one
            where one.language = ${language} and one.articles > 0 and one.word % form
              and similarity(one.word, form) >= ${LEAST_ALIKE}
            order by sure desc, one.word limit 2
          ) alike
          where length(form) > 3 and not exists (select from known where known.word = asked.word)
        union all
        (select word, articles, 0.7 from article_word
          where language = ${language} and articles > 0 and word like ${beginning(words)}
          order by articles desc limit 5)
      ) one group by word, articles
    )
    select article.id, (sum(ts_rank('{0.1, 0.2, 0.6, 1}', article.search, telling.query) * telling.worth)
        * (1 + ln(1 + article.solved) / 10))::double precision as score
      from (
        select ('''' || replace(replace(word, '\\', '\\\\'), '''', '''''') || '''')::tsquery as query, sure / (1 + ln(articles)) as worth
        from meant order by worth desc, word limit ${MOST_TELLING}
      ) telling
      join article on article.search @@ telling.query
      where article.language = ${language} and (not ${everyone} or article.for_everyone)
      group by article.id
      order by score desc, article.id
      limit ${limit}`.execute(db);
  return rows;
}

/** Nobody says more in one breath; what comes after would only cost. */
const MOST_WORDS = 24;
/** What many articles have tells little, and is what costs. */
const MOST_TELLING = 7;
const LEAST_ALIKE = 0.32;

/** The last word typed, as the beginning of others; a pattern that nothing fits where it is too short to mean one. */
function beginning(words: string): string {
  const last = /[\p{L}\p{N}]+$/u.exec(words)?.[0] ?? '';
  const plain = last
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]/g, '');
  return plain.length < 3 ? '' : `${plain}%`;
}
