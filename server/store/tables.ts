import type { ColumnType, Generated } from 'kysely';
import type { AdviceTables } from './tables/advice.ts';
import type { AuditTables } from './tables/audit.ts';
import type { CourseTables } from './tables/course.ts';
import type { DeskTables } from './tables/desk.ts';
import type { DirectoryTables, PersonPlace, WorkstationPlace } from './tables/directory.ts';
import type { GuestTables } from './tables/guest.ts';
import type { IdentityTables } from './tables/identity.ts';
import type { KnowledgeTables } from './tables/knowledge.ts';
import type { PolicyTables } from './tables/policy.ts';
import type { ReportTables } from './tables/reports.ts';
import type { RightsTables } from './tables/rights.ts';
import type { TalkTables } from './tables/talk.ts';
import type { VisitTables } from './tables/visits.ts';

/** Written as a JavaScript date, read as one. */
type Moment = ColumnType<Date, Date, Date>;
/** Written as JSON text, read as unknown: whoever reads it parses it. */
type Json = ColumnType<unknown, string, string>;
type Fixed<T> = ColumnType<T, T, never>;

export interface PersonTable extends PersonPlace {
  id: Fixed<string>;
  name: string;
  email: string;
  email_verified: boolean;
  image: string | null;
  role: string;
  /** Both follow from the team and from `own_level`, in the database itself. */
  level: Generated<number | null>;
  team: Generated<string | null>;
  telephone: string | null;
  /** Name, address and digits of the telephone, folded; the database's own. */
  search: Generated<string>;
  two_factor_enabled: Generated<boolean>;
  created_at: Moment;
  updated_at: Moment;
}

export interface AccountTable {
  id: Generated<string>;
  account_id: string;
  provider_id: string;
  person_id: Fixed<string>;
  password: string | null;
  created_at: Moment;
  updated_at: Moment;
}

export interface WorkstationTable extends WorkstationPlace {
  id: Fixed<string>;
  person_id: Fixed<string>;
  name: string;
  public_key: Fixed<string>;
  created_at: Moment;
}

export interface AttachmentTable {
  workstation_id: Fixed<string>;
  broker: number;
  connection_id: string;
}

export interface TicketTable {
  id: Fixed<string>;
  reference: Fixed<string>;
  requester_id: Fixed<string>;
  request_id: Fixed<string>;
  words: Fixed<string>;
  impact: string;
  urgency: string | null;
  priority: number;
  priority_given: Generated<boolean>;
  category: string | null;
  channel: Fixed<string>;
  snoozed_until: ColumnType<Date | null, Date | null, Date | null>;
  /** What it is found by; the database's own. */
  search: Generated<string>;
  state: string;
  level: Generated<number>;
  team_id: ColumnType<string | null, undefined, string | null>;
  parent_id: ColumnType<string | null, undefined, string | null>;
  outcome: ColumnType<string | null, undefined, string | null>;
  awaited: ColumnType<string | null, undefined, string | null>;
  closes_at: ColumnType<Date | null, undefined, Date | null>;
  closed_at: ColumnType<Date | null, undefined, Date | null>;
  answered_at: ColumnType<Date | null, undefined, Date | null>;
  resolved_at: ColumnType<Date | null, undefined, Date | null>;
  promised: Generated<boolean>;
  respond_warn_at: ColumnType<Date | null, undefined, Date | null>;
  respond_due_at: ColumnType<Date | null, undefined, Date | null>;
  resolve_warn_at: ColumnType<Date | null, undefined, Date | null>;
  resolve_due_at: ColumnType<Date | null, undefined, Date | null>;
  respond_told: Generated<number>;
  resolve_told: Generated<number>;
  reckoned_at: ColumnType<Date | null, undefined, Date>;
  assignee_id: string | null;
  workstation_id: Fixed<string | null>;
  opened_at: Moment;
  changed_at: Moment;
}

/** A time in which a ticket's clock stands still. */
export interface TicketPauseTable {
  ticket_id: Fixed<string>;
  from_at: Fixed<Date>;
  to_at: Date | null;
}

export interface ReferenceCounterTable {
  kind: string;
  year: number;
  last: number;
}

export interface RemoteSessionTable {
  id: Fixed<string>;
  ticket_id: Fixed<string>;
  workstation_id: Fixed<string>;
  technician_id: Fixed<string>;
  login_id: ColumnType<string | null, string, never>;
  technician: Json;
  demand: Json;
  policy_version: Fixed<number>;
  opening: string | null;
  credential: ColumnType<unknown, string | null | undefined, string>;
  asked_at: Moment;
  answer_by: Moment;
  phase: Json;
}

export interface AppliedReportTable {
  session_id: Fixed<string>;
  report_id: Fixed<string>;
}

export interface SetupTokenTable {
  hash: Fixed<string>;
}

export interface SignInAttemptTable {
  id: Fixed<string>;
  bucket: Fixed<string>;
  at: Moment;
}

export interface BusMessageTable {
  id: Generated<string>;
  body: Fixed<string>;
  at: Generated<Date>;
}

/** Every table of the broker as Kysely sees it; `pgboss` keeps its own schema beside. */
export interface Database
  extends AuditTables,
    AdviceTables,
    CourseTables,
    DeskTables,
    DirectoryTables,
    GuestTables,
    IdentityTables,
    KnowledgeTables,
    PolicyTables,
    ReportTables,
    RightsTables,
    TalkTables,
    VisitTables {
  person: PersonTable;
  account: AccountTable;
  workstation: WorkstationTable;
  attachment: AttachmentTable;
  /** A view: the brokers that live now (see the first migration). */
  live_broker: { number: number };
  ticket: TicketTable;
  ticket_pause: TicketPauseTable;
  reference_counter: ReferenceCounterTable;
  remote_session: RemoteSessionTable;
  applied_report: AppliedReportTable;
  setup_token: SetupTokenTable;
  sign_in_attempt: SignInAttemptTable;
  bus_message: BusMessageTable;
}
