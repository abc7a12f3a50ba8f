import { fail, ok } from '../../../app/kernel/result.ts';
import { mayRead } from '../../course/may-read.ts';
import { findTicket } from '../../store/tickets.ts';
import { interventionsOf } from '../../visits/interventions-of.ts';
import type { Case } from '../case.ts';

export const listInterventions: Case<'intervention.list'> = async ({ store }, { person }, { ticketId }) => {
  const ticket = await findTicket(store, ticketId);
  if (ticket === undefined || !mayRead(person, ticket)) return fail({ type: 'not-found' });
  return ok(await interventionsOf(store, ticketId));
};
