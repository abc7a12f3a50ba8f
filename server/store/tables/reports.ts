import type { ColumnType, GeneratedAlways } from 'kysely';

/** The database's own, but for the times, which are counted in a contract's hours. */
export interface TicketFigureTable {
  ticket_id: GeneratedAlways<string>;
  opened_at: GeneratedAlways<Date>;
  state: GeneratedAlways<string>;
  category: GeneratedAlways<string | null>;
  level: GeneratedAlways<number>;
  team_id: GeneratedAlways<string | null>;
  organisation_id: GeneratedAlways<string | null>;
  contract_id: string | null;
  answer_seconds: ColumnType<number | null, never, number | null>;
  resolve_seconds: ColumnType<number | null, never, number | null>;
}

export interface ReportTables {
  ticket_figure: TicketFigureTable;
}
