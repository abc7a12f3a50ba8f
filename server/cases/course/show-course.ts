import { fail, ok } from '../../../app/kernel/result.ts';
import { courseFor } from '../../course/course-for.ts';
import { mayRead } from '../../course/may-read.ts';
import { findTicket } from '../../store/tickets.ts';
import type { Case } from '../case.ts';

export const showCourse: Case<'course.show'> = async ({ store }, { person }, { ticketId }) => {
  const ticket = await findTicket(store, ticketId);
  if (ticket === undefined || !mayRead(person, ticket)) return fail({ type: 'not-found' });
  return ok(await courseFor(store, person, ticketId));
};
