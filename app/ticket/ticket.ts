import { z } from 'zod';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import { Id, Instant, PersonName, Words } from '../kernel/scalars.ts';
import { TechnicianCard } from '../level/person.ts';
import type { ReferenceKind } from './reference.ts';
import { Reference } from './reference.ts';

/** How much the requester can still work, in their own choice of three. */
export const Impact = z.enum(['blocked', 'hindered', 'question']);
export type Impact = z.infer<typeof Impact>;

/** ITIL's words for where a ticket is. */
export const TicketState = z.enum(['new', 'assigned', 'resolved', 'cancelled']);
export type TicketState = z.infer<typeof TicketState>;

export const Ticket = z.object({
  id: Id,
  reference: Reference,
  requester: z.object({ id: Id, name: PersonName }),
  words: Words,
  impact: Impact,
  state: TicketState,
  assignee: TechnicianCard.nullable(),
  /** What was done, for the requester to read; null until somebody resolves it, and once these words were erased. */
  resolution: Words.nullable(),
  openedAt: Instant,
  changedAt: Instant,
  /** How many open tickets were opened before this one and wait still; null once somebody has taken it. */
  ahead: z.number().int().nonnegative().nullable(),
  /** The workstation the ticket was opened from, and whether it is connected now. */
  workstation: z.object({ id: Id, name: z.string().max(120), online: z.boolean() }).nullable(),
});
export type Ticket = z.infer<typeof Ticket>;

export type TicketEvent = 'taken' | 'released' | 'resolved' | 'cancelled';

export type TicketRefusal = { readonly type: 'ticket-is'; readonly state: TicketState };

const TABLE: Record<TicketState, Partial<Record<TicketEvent, TicketState>>> = {
  new: { taken: 'assigned', cancelled: 'cancelled' },
  assigned: { taken: 'assigned', released: 'new', resolved: 'resolved', cancelled: 'cancelled' },
  resolved: {},
  cancelled: {},
};

/** A missing cell is a refusal that names the state that stands in the way. */
export function stepTicket(state: TicketState, event: TicketEvent): Result<TicketState, TicketRefusal> {
  const next = TABLE[state][event];
  return next === undefined ? fail({ type: 'ticket-is', state }) : ok(next);
}

export const isOpen = (state: TicketState): boolean => state === 'new' || state === 'assigned';

/** A question is a service request; anything that hinders work is an incident. */
export const kindOf = (impact: Impact): ReferenceKind => (impact === 'question' ? 'REQ' : 'INC');
