import type { ColumnType, Generated } from 'kysely';

type Moment = ColumnType<Date, Date, Date>;
type Fixed<T> = ColumnType<T, T, never>;

export interface TicketMessageTable {
  ticket_id: Fixed<string>;
  number: Fixed<number>;
  request_id: Fixed<string>;
  author_id: Fixed<string>;
  words: string;
  said_at: Moment;
}

export interface TicketReadTable {
  ticket_id: Fixed<string>;
  person_id: Fixed<string>;
  up_to: number;
  read_at: Moment;
}

export interface TicketNoteTable {
  id: Fixed<string>;
  ticket_id: Fixed<string>;
  request_id: Fixed<string>;
  author_id: Fixed<string>;
  words: string;
  written_at: Moment;
}

export interface TicketFileTable {
  id: Fixed<string>;
  ticket_id: Fixed<string>;
  sender_id: Fixed<string>;
  name: string;
  bytes: Fixed<number>;
  received: Generated<number>;
  sha256: ColumnType<string | null, undefined, string>;
  width: ColumnType<number | null, undefined, number>;
  height: ColumnType<number | null, undefined, number>;
  message_number: ColumnType<number | null, undefined, number>;
  note_id: ColumnType<string | null, undefined, string>;
  gone: Generated<boolean>;
  begun_at: Moment;
}

export interface TicketFilePieceTable {
  file_id: Fixed<string>;
  from_byte: Fixed<number>;
  content: Fixed<Buffer>;
}

export interface FilePassTable {
  hash: Fixed<string>;
  file_id: Fixed<string>;
  person_id: Fixed<string>;
  login_id: ColumnType<string | null, string, never>;
  opens: Fixed<'upload' | 'download'>;
  expires_at: Moment;
}

/** The conversations of tickets and their files. */
export interface TalkTables {
  ticket_message: TicketMessageTable;
  ticket_read: TicketReadTable;
  ticket_note: TicketNoteTable;
  ticket_file: TicketFileTable;
  ticket_file_piece: TicketFilePieceTable;
  file_pass: FilePassTable;
}
