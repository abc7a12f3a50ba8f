import type { ColumnType, GeneratedAlways } from 'kysely';

type Moment = ColumnType<Date, Date, Date>;
type Json = ColumnType<unknown, string, string>;
type Fixed<T> = ColumnType<T, T, never>;

export interface PolicyVersionTable {
  number: Fixed<number>;
  content: ColumnType<unknown, string, never>;
  author_id: Fixed<string | null>;
  approver_id: Fixed<string | null>;
  note: Fixed<string>;
  brings_back: Fixed<number | null>;
  published_at: Moment;
}

/** One row at most. */
export interface PolicyDraftTable {
  single: GeneratedAlways<boolean>;
  content: Json;
  base: number;
  revision: number;
  saved_by: string;
  saved_at: Moment;
  /** Everybody who changed it. */
  writers: string[];
}

/** One row at most. */
export interface PolicyProposalTable {
  single: GeneratedAlways<boolean>;
  content: Json;
  base: number;
  brings_back: number | null;
  note: string;
  /** Everybody who changed the draft that was proposed: none of them can be the one who approves either. */
  writers: string[];
  proposed_by: string;
  proposed_at: Moment;
}

export interface PolicyDecisionTable {
  id: Fixed<string>;
  at: Moment;
  version: Fixed<number>;
  ticket_id: Fixed<string>;
  technician_id: Fixed<string>;
  workstation_id: Fixed<string>;
  input: Json;
  capabilities: Json;
  occasion: Fixed<string>;
  removed: Json;
  /** Something of it was refused, by whichever lock. */
  refused: Fixed<boolean>;
  times: number;
  last_at: Moment;
}

/** The tables of rules and decisions. */
export interface PolicyTables {
  policy_version: PolicyVersionTable;
  policy_draft: PolicyDraftTable;
  policy_proposal: PolicyProposalTable;
  policy_decision: PolicyDecisionTable;
}
