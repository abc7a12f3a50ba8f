import { z } from 'zod';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';

/**
 * ITIL's words for where a ticket is. `pending`: it waits for its requester; `resolved`: every concern has an answer,
 * and the requester has still to confirm them.
 */
export const TicketState = z.enum(['new', 'assigned', 'pending', 'resolved', 'closed', 'cancelled']);
export type TicketState = z.infer<typeof TicketState>;

/** How a ticket was closed: by its requester's word, or by their silence. */
export const TicketOutcome = z.enum(['confirmed', 'not-confirmed']);
export type TicketOutcome = z.infer<typeof TicketOutcome>;

/** Somebody still has to find the answer; sessions run on no other ticket. */
export const OPEN_STATES = ['new', 'assigned', 'pending'] as const satisfies readonly TicketState[];

/** Its requester has still a word to say. */
export const GOES_ON = [...OPEN_STATES, 'resolved'] as const satisfies readonly TicketState[];

export type TicketEvent =
  | 'taken'
  | 'released'
  | 'handed-over'
  | 'waits'
  | 'resumed'
  | 'resolved'
  | 'confirmed'
  | 'lapsed'
  /** Not settled after all: back to whoever had it. */
  | 'sent-back'
  /** Not settled after all, and whoever had it is there no more. */
  | 'put-back'
  | 'cancelled';

export type TicketRefusal = { readonly type: 'ticket-is'; readonly state: TicketState };

const TABLE: Record<TicketState, Partial<Record<TicketEvent, TicketState>>> = {
  new: { taken: 'assigned', cancelled: 'cancelled' },
  assigned: {
    taken: 'assigned',
    released: 'new',
    'handed-over': 'new',
    waits: 'pending',
    resolved: 'resolved',
    cancelled: 'cancelled',
  },
  pending: {
    // In other hands it still waits for the same word.
    taken: 'pending',
    released: 'new',
    'handed-over': 'new',
    resumed: 'assigned',
    resolved: 'resolved',
    cancelled: 'cancelled',
  },
  resolved: { confirmed: 'closed', lapsed: 'closed', 'sent-back': 'assigned', 'put-back': 'new' },
  closed: { 'sent-back': 'assigned', 'put-back': 'new' },
  cancelled: {},
};

/** A missing cell is a refusal that names the state that stands in the way. */
export function stepTicket(state: TicketState, event: TicketEvent): Result<TicketState, TicketRefusal> {
  const next = TABLE[state][event];
  return next === undefined ? fail({ type: 'ticket-is', state }) : ok(next);
}

export const isOpen = (state: TicketState): boolean => OPEN_STATES.some((open) => open === state);
