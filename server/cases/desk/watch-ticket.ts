import { fail, ok } from '../../../app/kernel/result.ts';
import { setWatch } from '../../store/desk/watches.ts';
import { findTicket } from '../../store/tickets.ts';
import type { Case } from '../case.ts';

export const watchTicket: Case<'ticket.watch'> = async ({ store }, { person }, { ticketId, watching }) => {
  if ((await findTicket(store, ticketId)) === undefined) return fail({ type: 'not-found' });
  await setWatch(store, ticketId, person.id, watching);
  return ok({ watching });
};
