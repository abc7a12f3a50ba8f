import type { ColumnType, Generated } from 'kysely';

type Moment = ColumnType<Date, Date, Date>;
type Fixed<T> = ColumnType<T, T, never>;
type Unset<T> = ColumnType<T | null, T | null | undefined, T | null>;

/** A ticket's first one is made with it, by the database itself. */
export interface ConcernTable {
  id: Generated<string>;
  ticket_id: Fixed<string>;
  request_id: ColumnType<string | null, string | undefined, never>;
  /** Null for the ticket's own words. */
  words: ColumnType<string | null, string | undefined, string>;
  by_requester: Fixed<boolean>;
  state: Generated<string>;
  answer: Unset<string>;
  refusal: Unset<string>;
  added_at: Moment;
}

export interface SatisfactionTable {
  ticket_id: Fixed<string>;
  face: Fixed<number>;
  words: ColumnType<string | null, string | null, string | null>;
  at: Moment;
}

/** Written once, erased with the ticket's other words, and changed by nobody. */
export interface DiagnosisTable {
  id: Fixed<string>;
  ticket_id: Fixed<string>;
  request_id: Fixed<string>;
  level: Fixed<number>;
  author_id: Fixed<string>;
  hypothesis: Fixed<string>;
  tried: Fixed<string>;
  outcome: Fixed<string>;
  at: Moment;
}

export interface HandOverTable {
  id: Fixed<string>;
  ticket_id: Fixed<string>;
  from_level: Fixed<number>;
  to_level: Fixed<number>;
  team_id: Fixed<string | null>;
  by_id: Fixed<string>;
  words: Fixed<string>;
  at: Moment;
}

export interface CourseTables {
  concern: ConcernTable;
  satisfaction: SatisfactionTable;
  diagnosis: DiagnosisTable;
  hand_over: HandOverTable;
}
