import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Id } from '../../app/kernel/scalars.ts';
import { ERASED } from './erased.ts';

/** What somebody outside was told and said of these tickets, and under which name; no link leads to them any more. */
export const eraseGuests = (tickets: RawBuilder<unknown>, at: Date): RawBuilder<unknown>[] => [
  sql`delete from guest_pass using guest_link where guest_link.id = link_id and ticket_id in (${tickets})`,
  sql`update guest_link set name = ${ERASED}, revoked_at = coalesce(revoked_at, ${at}) where ticket_id in (${tickets})`,
  sql`update guest_word set name = ${ERASED}, words = ${ERASED} where ticket_id in (${tickets})`,
];

/** What a technician said to guests under their name. */
export const eraseGuestAuthor = (personId: Id): RawBuilder<unknown> =>
  sql`update guest_word set name = ${ERASED} where author_id = ${personId}`;
