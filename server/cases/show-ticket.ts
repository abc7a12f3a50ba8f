import { fail, ok } from '../../app/kernel/result.ts';
import { listSessionsOf } from '../store/sessions.ts';
import { findTicket } from '../store/tickets.ts';
import { readTimeline } from '../store/timeline.ts';
import type { Case } from './case.ts';

export const showTicket: Case<'ticket.show'> = async ({ store }, _caller, { ticketId }) => {
  const ticket = await findTicket(store, ticketId);
  if (ticket === undefined) return fail({ type: 'not-found' });
  const [timeline, sessions] = await Promise.all([readTimeline(store, ticketId), listSessionsOf(store, ticketId)]);
  return ok({ ticket, timeline, sessions });
};
