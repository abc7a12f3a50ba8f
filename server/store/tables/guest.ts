import type { ColumnType } from 'kysely';

type Moment = ColumnType<Date, Date, Date>;
type Fixed<T> = ColumnType<T, T, never>;

export interface GuestLinkTable {
  id: Fixed<string>;
  ticket_id: Fixed<string>;
  made_by: Fixed<string>;
  name: string;
  hash: Fixed<string>;
  with_notes: Fixed<boolean>;
  made_at: Moment;
  expires_at: Moment;
  revoked_at: ColumnType<Date | null, undefined, Date>;
  opened_at: ColumnType<Date | null, undefined, Date>;
}

export interface GuestWordTable {
  id: Fixed<string>;
  ticket_id: Fixed<string>;
  link_id: Fixed<string | null>;
  author_id: Fixed<string | null>;
  request_id: Fixed<string>;
  kind: Fixed<string>;
  name: string;
  words: string;
  said_at: Moment;
}

/** Who was let in from outside, to which ticket, and what was said there. */
export interface GuestTables {
  guest_link: GuestLinkTable;
  guest_pass: { hash: Fixed<string>; link_id: Fixed<string>; expires_at: Moment };
  guest_word: GuestWordTable;
}
