import type { ColumnType, Generated } from 'kysely';

type Moment = ColumnType<Date, Date, Date>;
type Json = ColumnType<unknown, string, string>;
type Fixed<T> = ColumnType<T, T, never>;
/** Read as `YYYY-MM-DD` by whoever selects it as text. */
type Day = ColumnType<string, string, string>;

export interface OrganisationTable {
  id: Fixed<string>;
  name: string;
  archived: Generated<boolean>;
  changed_at: Moment;
}

export interface SiteTable {
  id: Fixed<string>;
  organisation_id: Fixed<string>;
  name: string;
  time_zone: string;
  archived: Generated<boolean>;
  changed_at: Moment;
}

export interface TeamTable {
  id: Generated<string>;
  name: string;
  level: number;
  kind: string;
  archived: Generated<boolean>;
  changed_at: Moment;
}

export interface ContractTable {
  id: Fixed<string>;
  organisation_id: Fixed<string>;
  name: string;
  terms: Json;
  starts_on: Day;
  ends_on: ColumnType<string | null, string | null, string | null>;
  holidays: Json;
  targets: Json;
  on_site: string;
  specialist_team_id: string | null;
  archived: Generated<boolean>;
  changed_at: Moment;
}

export interface EnrolmentTokenTable {
  id: Fixed<string>;
  hash: Fixed<string>;
  name: string;
  organisation_id: Fixed<string>;
  site_id: Fixed<string | null>;
  tags: Fixed<string[]>;
  sign_in: Fixed<string>;
  ties_by_name: Fixed<boolean>;
  expires_at: Moment;
  max_uses: number;
  uses: Generated<number>;
  revoked_at: Date | null;
  created_at: Moment;
}

export interface EnrolledDeviceTable {
  public_key: Fixed<string>;
  token_id: Fixed<string>;
  os_user: Fixed<string>;
  person_id: string | null;
  enrolled_at: Moment;
  withdrawn_at: Date | null;
}

/** Challenges that were used, as long as they would still be good. */
export interface DeviceChallengeTable {
  nonce: Fixed<string>;
  public_key: Fixed<string>;
  expires_at: Moment;
}

/** What people have of the directory; `team` and `level` of the person follow from these. */
export interface PersonPlace {
  team_id: string | null;
  own_level: number | null;
  organisation_id: string | null;
  site_id: string | null;
  certifications: Generated<string[]>;
  disabled_at: Date | null;
  merged_into: string | null;
  changed_at: Generated<Date>;
}

/** What workstations have of the directory; without an organisation of their own they are where their owner is. */
export interface WorkstationPlace {
  organisation_id: string | null;
  site_id: string | null;
  tags: Generated<string[]>;
  last_seen_at: Date | null;
  revoked_at: Date | null;
  changed_at: Generated<Date>;
}

/** The tables of who belongs where. */
export interface DirectoryTables {
  organisation: OrganisationTable;
  site: SiteTable;
  team: TeamTable;
  contract: ContractTable;
  enrolment_token: EnrolmentTokenTable;
  enrolled_device: EnrolledDeviceTable;
  device_challenge: DeviceChallengeTable;
}
