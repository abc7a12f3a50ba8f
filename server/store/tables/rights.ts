import type { ColumnType } from 'kysely';

type Moment = ColumnType<Date, Date, Date>;
type Fixed<T> = ColumnType<T, T, never>;

export interface TechnicianBlockTable {
  id: Fixed<string>;
  workstation_id: Fixed<string>;
  technician_id: Fixed<string>;
  ticket_id: Fixed<string>;
  session_id: Fixed<string>;
  cause: Fixed<string>;
  at: Moment;
  lifted_at: ColumnType<Date | null, Date | undefined, Date>;
  lifted_by: ColumnType<string | null, string | undefined, string>;
  lift_reason: ColumnType<string | null, string | undefined, string>;
}

/** What rights add to the database. */
export interface RightsTables {
  technician_block: TechnicianBlockTable;
}
