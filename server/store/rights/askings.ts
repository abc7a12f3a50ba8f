import { sql } from 'kysely';
import type { TicketFact } from '../../../app/audit/entry.ts';
import type { Id, Instant } from '../../../app/kernel/scalars.ts';
import type { Store } from '../open-store.ts';

/**
 * Zero when this technician may ask that workstation now, else how long to wait in milliseconds. What counts is every
 * letter that brought no yes: one that is taken back before anybody can answer disturbs as much as one that is refused.
 */
export async function waitBeforeAsking(db: Store, workstationId: Id, technicianId: Id, now: Instant): Promise<number> {
  const latest = await db
    .selectFrom('remote_session')
    .select('asked_at')
    .where('workstation_id', '=', workstationId)
    .where('technician_id', '=', technicianId)
    .where('asked_at', '>', new Date(now - WINDOW_MS))
    .where(sql<boolean>`phase ->> 'type' in ('refused', 'withdrawn', 'ended')`)
    .where(sql<boolean>`coalesce(jsonb_typeof(phase -> 'signed'), 'null') <> 'object'`)
    .orderBy('asked_at', 'desc')
    .limit(MOST_IN_VAIN)
    .execute();
  const oldest = latest[MOST_IN_VAIN - 1];
  return oldest === undefined ? 0 : Math.max(1, oldest.asked_at.getTime() + WINDOW_MS - now);
}

/** Whether this technician was told no about that ticket so often that another line of it would say nothing new. */
export async function isDeniedEnough(db: Store, ticketId: Id, technicianId: Id, now: Instant): Promise<boolean> {
  const { count } = await db
    .selectFrom('audit_event')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('ticket_id', '=', ticketId)
    .where('kind', '=', 'session-denied' satisfies TicketFact['type'])
    .where('actor_person_id', '=', technicianId)
    .where('at', '>', new Date(now - WINDOW_MS))
    .executeTakeFirstOrThrow();
  return count >= MOST_DENIED;
}

/** How long to wait then. */
export const DENIED_WAIT_MS = 60_000;

const WINDOW_MS = 10 * 60_000;
const MOST_DENIED = 20;
/** Far more than a misunderstanding takes. */
const MOST_IN_VAIN = 10;
