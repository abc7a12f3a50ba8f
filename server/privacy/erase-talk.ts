import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { ERASED } from './erased.ts';

/** What was said and noted on these tickets, and every byte of their files; that it was there stays. */
export const eraseTalk = (tickets: RawBuilder<unknown>): RawBuilder<unknown>[] => [
  sql`update ticket_message set words = ${ERASED} where words not in ('', ${ERASED}) and ticket_id in (${tickets})`,
  sql`update ticket_note set words = ${ERASED} where words not in ('', ${ERASED}) and ticket_id in (${tickets})`,
  sql`delete from ticket_file where message_number is null and note_id is null and ticket_id in (${tickets})`,
  sql`delete from ticket_file_piece using ticket_file
    where ticket_file.id = file_id and ticket_id in (${tickets})`,
  sql`update ticket_file set name = ${ERASED}, gone = true where not gone and ticket_id in (${tickets})`,
];
