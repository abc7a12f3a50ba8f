import { fail, ok } from '../../../app/kernel/result.ts';
import { mayRead } from '../../course/may-read.ts';
import { findTicket } from '../../store/tickets.ts';
import { findIntervention } from '../../store/visits/interventions.ts';
import { calendarOf } from '../../visits/calendar.ts';
import type { Case } from '../case.ts';

/** For both sides, once there is a date. */
export const giveCalendar: Case<'visit.calendar'> = async ({ store, clock }, { person }, { interventionId }) => {
  const visit = await findIntervention(store, interventionId);
  const ticket = visit && (await findTicket(store, visit.ticketId));
  if (visit?.kind !== 'on-site' || ticket === undefined || !mayRead(person, ticket)) return fail({ type: 'not-found' });
  if (visit.state !== 'agreed' || visit.agreed === null) return fail({ type: 'visit-is', state: visit.state });
  return ok({ name: `${ticket.reference}.ics`, text: calendarOf(ticket, visit, visit.agreed, clock.now()) });
};
