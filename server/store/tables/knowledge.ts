import type { ColumnType, Generated } from 'kysely';

type Moment = ColumnType<Date, Date, Date>;
type Fixed<T> = ColumnType<T, T, never>;
type MaybeMoment = ColumnType<Date | null, Date | null | undefined, Date | null>;
type MaybeJson = ColumnType<unknown, string | null | undefined, string | null>;

export interface ArticleTable {
  id: Fixed<string>;
  slug: ColumnType<string | null, string | null | undefined, never>;
  language: Fixed<string>;
  paired_with: string | null;
  from_ticket: string | null;
  version: Generated<number>;
  content: MaybeJson;
  archived_at: MaybeMoment;
  solved: Generated<number>;
  changed_at: Moment;
  draft: MaybeJson;
  draft_revision: Generated<number>;
  draft_author_id: string | null;
  submitted_at: MaybeMoment;
  returned: string | null;
}

export interface ArticleVersionTable {
  article_id: Fixed<string>;
  version: Fixed<number>;
  content: ColumnType<unknown, string, never>;
  author_id: Fixed<string | null>;
  reviewer_id: Fixed<string | null>;
  published_at: Moment;
}

export interface ArticleSolvedTable {
  article_id: Fixed<string>;
  person_id: Fixed<string>;
  ticket_id: Fixed<string | null>;
  at: Moment;
}

/** What the knowledge base adds to the database; the words that articles are found by are the database's own affair. */
export interface KnowledgeTables {
  article: ArticleTable;
  article_version: ArticleVersionTable;
  article_solved: ArticleSolvedTable;
}
