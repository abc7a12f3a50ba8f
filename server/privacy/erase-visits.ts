import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';

/**
 * What was said and signed in the interventions for these tickets; that somebody guided or came, and how long it took,
 * stays. What still goes on is over: nothing new would be erased again.
 */
export const eraseVisits = (tickets: RawBuilder<unknown>, now: Date): RawBuilder<unknown>[] => [
  sql`update intervention set told = null where told is not null and ticket_id in (${tickets})`,
  sql`update intervention set state = 'done', ended_at = ${now}, minutes = 0
    where kind = 'telephone' and state = 'open' and ticket_id in (${tickets})`,
  sql`update intervention set state = 'cancelled', cancelled_at = ${now}, cancelled_by = 'ticket'
    where kind = 'on-site' and state in ('proposed', 'agreed') and ticket_id in (${tickets})`,
];
