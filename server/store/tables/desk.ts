import type { ColumnType } from 'kysely';

type Fixed<T> = ColumnType<T, T, never>;
type Moment = ColumnType<Date, Date, Date>;

export interface IntakeTable {
  id: Fixed<string>;
  reference: Fixed<string>;
  channel: Fixed<string>;
  technician_id: Fixed<string>;
  begun_at: Moment;
  ended_at: ColumnType<Date | null, Date | null, Date>;
  outcome: ColumnType<string | null, string | null, string>;
  ticket_id: ColumnType<string | null, string | null, string>;
}

export interface DeskTables {
  intake: IntakeTable;
  ticket_watch: { ticket_id: Fixed<string>; person_id: Fixed<string> };
  desk_line: { connection_id: Fixed<string>; broker: number; person_id: Fixed<string>; ticket_id: string | null };
  on_phone: { person_id: Fixed<string>; since: Moment };
}
