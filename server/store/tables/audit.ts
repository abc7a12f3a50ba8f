import type { ColumnType } from 'kysely';

type Fixed<T> = ColumnType<T, T, never>;

/** Written by one statement of its own (see `server/audit/append.ts`); the database refuses any change. */
export interface AuditEventTable {
  id: Fixed<string>;
  /** A bigint, which the driver gives as text; null, as `prev` and `hash`, until its transaction commits. */
  seq: ColumnType<string, never, never>;
  at: Fixed<Date>;
  kind: Fixed<string>;
  actor_kind: Fixed<string>;
  actor_person_id: Fixed<string | null>;
  actor_workstation_id: Fixed<string | null>;
  ticket_id: Fixed<string | null>;
  reference: Fixed<string | null>;
  session_id: Fixed<string | null>;
  workstation_id: Fixed<string | null>;
  person_id: Fixed<string | null>;
  body: ColumnType<unknown, string, never>;
  commitments: ColumnType<unknown, string, never>;
  digest: Fixed<string>;
  prev: ColumnType<string, never, never>;
  hash: ColumnType<string, never, never>;
}

/** What the chain committed to and does not hold; a row that is gone was erased. */
export interface AuditValueTable {
  event_id: Fixed<string>;
  name: Fixed<string>;
  /** Whose it is; null when it is the ticket's requester's, or nobody's. */
  person_id: Fixed<string | null>;
  salt: Fixed<string>;
  value: ColumnType<unknown, string, never>;
}

/** One row: where the chain ends. */
export interface AuditHeadTable {
  seq: ColumnType<string, number, number>;
  hash: string;
}

export interface AuditCheckpointTable {
  seq: ColumnType<string, number, never>;
  hash: Fixed<string>;
  at: Fixed<Date>;
  broker_key: Fixed<string>;
  signature: Fixed<string>;
}

/** What an administrator may download once. */
export interface AuditDownloadTable {
  hash: Fixed<string>;
  person_id: Fixed<string>;
  wanted: ColumnType<unknown, string, never>;
  expires_at: Fixed<Date>;
}

/** Sealed with a key made from the authentication secret (see `server/accounts/signing-key.ts`). */
export interface BrokerKeyTable {
  name: Fixed<string>;
  sealed: Fixed<string>;
}

export interface AuditTables {
  broker_key: BrokerKeyTable;
  audit_download: AuditDownloadTable;
  audit_event: AuditEventTable;
  audit_value: AuditValueTable;
  audit_head: AuditHeadTable;
  audit_checkpoint: AuditCheckpointTable;
}
