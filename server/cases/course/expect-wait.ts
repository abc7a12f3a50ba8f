import { fail, ok } from '../../../app/kernel/result.ts';
import { expectedMinutes } from '../../../app/ticket/expected-wait.ts';
import { readLatelyWaited } from '../../store/lately-waited.ts';
import { findTicket } from '../../store/tickets.ts';
import type { Case } from '../case.ts';

/** Only for who waits at the first level: what was handed on waits for somebody in particular. */
export const expectWait: Case<'course.expected-wait'> = async ({ store, clock }, { person }, { ticketId }) => {
  const ticket = await findTicket(store, ticketId);
  if (ticket?.requester.id !== person.id) return fail({ type: 'not-found' });
  if (ticket.ahead === null || ticket.level > 1) return ok({ minutes: null });
  return ok({ minutes: expectedMinutes(await readLatelyWaited(store, clock.now()), ticket.ahead) });
};
