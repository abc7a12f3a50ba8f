import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { ERASED } from './erased.ts';

/** What people said in the course of these tickets, beside the tickets' own words. */
export const eraseCourse = (tickets: RawBuilder<unknown>): RawBuilder<unknown>[] => [
  sql`update concern set words = ${erased(sql`words`)}, answer = ${erased(sql`answer`)}, refusal = ${erased(sql`refusal`)}
    where ticket_id in (${tickets})`,
  sql`update diagnosis set hypothesis = ${ERASED}, tried = ${ERASED} where ticket_id in (${tickets})`,
  sql`update hand_over set words = ${ERASED} where ticket_id in (${tickets})`,
  sql`update satisfaction set words = ${erased(sql`words`)} where ticket_id in (${tickets})`,
];

const erased = (column: RawBuilder<unknown>) => sql`case when ${column} is not null then ${ERASED} end`;
