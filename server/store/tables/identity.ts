import type { ColumnType, Generated } from 'kysely';

type Moment = ColumnType<Date, Date, Date>;
type Json = ColumnType<unknown, string, string>;
type Fixed<T> = ColumnType<T, T, never>;

export interface LoginTable {
  id: Fixed<string>;
  token: string;
  person_id: Fixed<string>;
  expires_at: Moment;
  ip_address: string | null;
  user_agent: string | null;
  created_at: Moment;
  updated_at: Moment;
  /** Null while the sign-in still owes its second factor. */
  opened_at: Date | null;
  second_factor: Generated<boolean>;
  application: Generated<string>;
  system: Generated<string>;
  network: Generated<string>;
  last_seen_at: Generated<Date>;
  /** What the company says, while the account's own way in has not been shown beside it. */
  tie: ColumnType<unknown, string | null | undefined, string | null>;
  /** Until when it has heard what others changed in the account. */
  told_at: Date | null;
}

/** Where an account has been opened from; kept longer than its sign-ins. */
interface KnownNetworkTable {
  person_id: Fixed<string>;
  network: Fixed<string>;
  last_at: Moment;
}

interface TwoFactorTable {
  id: Generated<string>;
  person_id: Fixed<string>;
  secret: string;
  backup_codes: string;
  verified: Generated<boolean>;
  failed_verification_count: Generated<number>;
  locked_until: Date | null;
}

interface SpentCodeTable {
  person_id: Fixed<string>;
  digest: Fixed<string>;
  at: Moment;
}

export interface PasskeyTable {
  id: Fixed<string>;
  person_id: Fixed<string>;
  name: string;
  credential_id: Fixed<string>;
  /** COSE key, base64url. */
  public_key: Fixed<string>;
  /** `bigint` comes as text. */
  counter: ColumnType<string, number, number>;
  transports: Json;
  added_at: Moment;
  used_at: Date | null;
}

interface SignInStepTable {
  digest: Fixed<string>;
  kind: Fixed<string>;
  value: Json;
  expires_at: Moment;
}

interface SettingTable {
  name: Fixed<string>;
  value: Json;
  changed_at: Moment;
  changed_by: string | null;
}

/** What belongs to who signs in, and how. */
export interface IdentityTables {
  login: LoginTable;
  known_network: KnownNetworkTable;
  two_factor: TwoFactorTable;
  spent_code: SpentCodeTable;
  passkey: PasskeyTable;
  sign_in_step: SignInStepTable;
  setting: SettingTable;
}
