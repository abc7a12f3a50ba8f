import type { Ticket } from './ticket.ts';

/** What a requester sees of their ticket: not when the support means to come back to it, nor what it reckons about itself. */
export const forRequester = (ticket: Ticket): Ticket => ({
  ...ticket,
  targets: null,
  snoozedUntil: null,
  priorityGiven: false,
});
