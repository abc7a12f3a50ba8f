import type { Course } from '../../app/course/course.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import type { Context } from '../context.ts';
import { announceTicket } from '../steps/announce.ts';
import type { Work } from '../steps/transact.ts';
import { readCourse } from '../store/course.ts';
import { changeTicket, readTicket } from '../store/tickets.ts';

/** Something of the ticket's course changed, whether or not its state did: whoever looks at it looks again. */
export async function tellCourse(context: Context, work: Work, ticketId: Id): Promise<Course> {
  await changeTicket(work.db, ticketId, { at: work.now });
  work.afterwards(async () => announceTicket(context, await readTicket(context.store, ticketId)));
  return await readCourse(work.db, ticketId);
}
