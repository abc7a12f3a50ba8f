import type { Course } from '../../app/course/course.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import type { Person } from '../../app/level/person.ts';
import type { Context } from '../context.ts';
import { announceTicket, announceToSupport } from '../steps/announce.ts';
import type { Work } from '../steps/transact.ts';
import { changeTicket, readTicket } from '../store/tickets.ts';
import { courseFor } from './course-for.ts';

/** Something of the ticket's course changed, whether or not its state did: whoever looks at it looks again. */
export async function tellCourse(context: Context, work: Work, person: Person, ticketId: Id): Promise<Course> {
  await changeTicket(work.db, ticketId, { at: work.now });
  work.afterwards(async () => announceTicket(context, await readTicket(context.store, ticketId)));
  return await courseFor(work.db, person, ticketId);
}

/** The same of what the support writes among itself: its requester is told nothing, and their ticket has not changed. */
export async function tellSupport(context: Context, work: Work, person: Person, ticketId: Id): Promise<Course> {
  work.afterwards(async () => announceToSupport(context, await readTicket(context.store, ticketId)));
  return await courseFor(work.db, person, ticketId);
}
