import type { Context } from '../context.ts';
import { BROKER } from '../steps/actors.ts';
import { transact } from '../steps/transact.ts';
import { listLapsed, readCourse } from '../store/course.ts';
import { lockTicket } from '../store/tickets.ts';
import { closeTicket } from './close-ticket.ts';

/** Silence closes what was resolved long enough ago, and says that nobody confirmed it. */
export async function closeUnconfirmed(context: Context): Promise<void> {
  for (const id of await listLapsed(context.store, context.clock.now(), AT_ONCE)) await close(context, id);
}

const close = (context: Context, ticketId: string): Promise<void> =>
  transact(context, async (work) => {
    const ticket = await lockTicket(work.db, ticketId);
    if (ticket?.state !== 'resolved') return;
    const { closesAt } = await readCourse(work.db, ticketId);
    // Taken up and resolved once more since it was listed.
    if (closesAt === null || closesAt > work.now) return;
    await closeTicket(context, work, ticket, 'not-confirmed', BROKER);
  });

/** In one go; the rest the next minute. */
const AT_ONCE = 500;
