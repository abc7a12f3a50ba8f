import { sql } from 'kysely';
import type { Id, Instant } from '../../app/kernel/scalars.ts';
import type { Ticket } from '../../app/ticket/ticket.ts';
import { holding } from './folded.ts';
import type { Store } from './open-store.ts';
import { ticketFrom, ticketViews } from './tickets.ts';

/** All of it has to hold; null for whatever. */
export interface TicketWish {
  /** Words, or parts of words, of what was asked, of the reference or of the requester's name. */
  readonly parts: readonly string[];
  readonly requesterId?: Id | null;
  readonly workstationId?: Id | null;
  /** Opened at that moment or later. */
  readonly from?: Instant | null;
  /** Opened before that moment. */
  readonly until?: Instant | null;
}

/** Tickets in whatever state, the newest first. */
export async function searchTickets(db: Store, wish: TicketWish, most: number): Promise<Ticket[]> {
  const { parts, requesterId = null, workstationId = null, from = null, until = null } = wish;
  // Of a few weeks each ticket is looked at: what many tickets have is found there sooner than in the index of all.
  const isShort = from !== null && until !== null && until - from <= FEW_WEEKS;
  const found = isShort ? sql`(ticket.search || '')` : sql`ticket.search`;
  const rows = await ticketViews(db, { places: false })
    .where((where) =>
      where.and([
        ...parts.map((part) => sql<boolean>`${found} like ${holding(part)}`),
        ...(requesterId === null ? [] : [where('ticket.requester_id', '=', requesterId)]),
        ...(workstationId === null ? [] : [where('ticket.workstation_id', '=', workstationId)]),
        ...(from === null ? [] : [where('ticket.opened_at', '>=', new Date(from))]),
        ...(until === null ? [] : [where('ticket.opened_at', '<', new Date(until))]),
      ]),
    )
    .orderBy('ticket.opened_at', 'desc')
    .orderBy('ticket.id', 'desc')
    .limit(most)
    .execute();
  return rows.map(ticketFrom);
}

const FEW_WEEKS = 31 * 24 * 60 * 60_000;

/** The longest say most; each costs a look at what the others have left. */
export const partsOf = (words: string): string[] =>
  [...new Set(words.split(/\s+/))]
    .filter((part) => part !== '')
    .sort((one, other) => other.length - one.length)
    .slice(0, MOST_PARTS);

const MOST_PARTS = 8;
