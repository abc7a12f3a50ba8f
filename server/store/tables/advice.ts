import type { ColumnType } from 'kysely';

type Fixed<T> = ColumnType<T, T, never>;

/** Written once; the ticket itself carries what came of it. */
export interface AdviceDecisionTable {
  id: Fixed<string>;
  ticket_id: Fixed<string>;
  by_id: Fixed<string>;
  at: Fixed<Date>;
  recommended_level: Fixed<number>;
  recommended_priority: Fixed<number>;
  given_level: Fixed<number>;
  given_priority: Fixed<number>;
  level_for: Fixed<string[]>;
  priority_for: Fixed<string[]>;
}

export interface AdviceTables {
  advice_decision: AdviceDecisionTable;
}
