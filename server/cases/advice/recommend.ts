import { fail, ok } from '../../../app/kernel/result.ts';
import { matterOf, recommendFor } from '../../advice/recommend-for.ts';
import { findDecision } from '../../store/advice.ts';
import { findTicket } from '../../store/tickets.ts';
import type { Case } from '../case.ts';

export const recommendForTicket: Case<'advice.for-ticket'> = async ({ store, clock }, _caller, { ticketId }) => {
  const ticket = await findTicket(store, ticketId);
  if (ticket === undefined) return fail({ type: 'not-found' });
  const recommendation = await recommendFor(store, matterOf(ticket), clock.now());
  return ok({ recommendation, given: (await findDecision(store, ticketId))?.given ?? null });
};

/** As it will be for the ticket that is not written down yet. */
export const recommendForCall: Case<'advice.for-call'> = async ({ store, clock }, _caller, call) =>
  ok(await recommendFor(store, { ...call, ticketId: null, workstationId: null }, clock.now()));
