import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** The database's account may not add what the search needs, or the server does not have it. */
export class SearchExtensionsMissing extends Error {}

/** Articles, their versions, what they solved, and what they are found by. */
export async function up(db: Kysely<unknown>): Promise<void> {
  try {
    for (const extension of ['unaccent', 'pg_trgm'])
      await sql.raw(`create extension if not exists ${extension}`).execute(db);
  } catch (cause) {
    throw new SearchExtensionsMissing('the extensions unaccent and pg_trgm can not be made', { cause });
  }
  for (const statement of [...languages, ...articles, ...words]) await sql.raw(statement).execute(db);
}

/** A language without its accents: `reseau` finds `réseau`. */
const languages = Object.entries({ fr: 'french', en: 'english' }).flatMap(([name, language]) => [
  `create text search configuration accord_${name} (copy = ${language})`,
  `alter text search configuration accord_${name}
    alter mapping for hword, hword_part, word with unaccent, ${language}_stem`,
]);

const articles = [
  `create table article (
    id uuid primary key,
    -- its name in the starter base; null for those that were written here
    slug text,
    language text not null check (language in ('fr', 'en')),
    paired_with uuid references article,
    from_ticket uuid references ticket,
    version integer not null default 0,
    content jsonb,
    -- beside the content, which a search then has no need to open
    for_everyone boolean not null generated always as (coalesce(content ->> 'audience' = 'everyone', false)) stored,
    archived_at timestamptz,
    search tsvector,
    solved integer not null default 0,
    changed_at timestamptz not null,
    draft jsonb,
    draft_revision integer not null default 0,
    draft_author_id uuid references person,
    submitted_at timestamptz,
    returned text,
    unique (language, slug),
    check ((version > 0) = (content is not null)),
    check ((draft is null) = (draft_author_id is null)),
    check (draft is not null or submitted_at is null)
  )`,
  'create index article_search on article using gin (search)',
  'create index article_changed_at on article (changed_at desc, id)',
  'create index article_by_solved on article (solved desc, id) where search is not null',
  'create index article_waiting on article (submitted_at) where submitted_at is not null',
  `create table article_version (
    article_id uuid not null references article on delete cascade,
    version integer not null,
    content jsonb not null,
    author_id uuid references person,
    reviewer_id uuid references person,
    published_at timestamptz not null,
    primary key (article_id, version)
  )`,
  `create table article_solved (
    article_id uuid not null references article on delete cascade,
    person_id uuid not null references person,
    ticket_id uuid references ticket,
    at timestamptz not null,
    unique nulls not distinct (article_id, person_id, ticket_id)
  )`,
];

/** Every stem of what is published, with how many articles have it: what typing errors are measured against. */
const words = [
  `create table article_word (
    language text not null,
    word text collate "C" not null,
    articles integer not null,
    primary key (language, word)
  )`,
  'create index article_word_alike on article_word using gin (word gin_trgm_ops)',
  `create function index_article() returns trigger language plpgsql as $$
    declare
      words regconfig := ('accord_' || new.language)::regconfig;
      known tsvector := case when tg_op = 'UPDATE' then old.search end;
    begin
      new.search := case when new.content is null or new.archived_at is not null then null else
        setweight(to_tsvector(words, new.content ->> 'title'), 'A')
        || setweight(to_tsvector(words, (new.content -> 'symptoms')::text || ' ' || (new.content -> 'products')::text), 'B')
        || setweight(to_tsvector(words, coalesce(
          (select string_agg(step ->> 'do', ' ') from jsonb_array_elements(new.content -> 'steps') step), '')), 'D')
      end;
      insert into article_word (language, word, articles)
        select new.language, lexeme, sum(way) from (
          select lexeme, 1 as way from unnest(new.search)
          union all select lexeme, -1 from unnest(known)
        ) changed group by lexeme having sum(way) <> 0 order by lexeme
      on conflict (language, word) do update set articles = article_word.articles + excluded.articles;
      return new;
    end $$`,
  `create trigger article_indexed before insert or update of content, archived_at on article
    for each row execute function index_article()`,
];
