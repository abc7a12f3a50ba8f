import type { ColumnType, Generated } from 'kysely';

type Moment = ColumnType<Date, Date, Date>;
type Fixed<T> = ColumnType<T, T, never>;
type Unset<T> = ColumnType<T | null, T | null | undefined, T | null>;

export interface InterventionTable {
  id: Fixed<string>;
  ticket_id: Fixed<string>;
  kind: Fixed<'telephone' | 'on-site'>;
  technician_id: string;
  state: string;
  made_at: Moment;
  started_at: Unset<Date>;
  ended_at: Unset<Date>;
  minutes: Unset<number>;
  outcome: Unset<string>;
  reason: ColumnType<string | null, string | undefined, never>;
  article_id: ColumnType<string | null, string | null | undefined, never>;
  dates: ColumnType<unknown, string | undefined, string>;
  agreed_from: Unset<Date>;
  agreed_until: Unset<Date>;
  revision: Generated<number>;
  reminded_at: Unset<Date>;
  cancelled_at: Unset<Date>;
  cancelled_by: Unset<string>;
  told: ColumnType<unknown, string, string>;
}

/** What was done for tickets away from their screens. */
export interface VisitTables {
  intervention: InterventionTable;
}
