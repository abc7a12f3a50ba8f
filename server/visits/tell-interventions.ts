import type { Id } from '../../app/kernel/scalars.ts';
import type { Person } from '../../app/level/person.ts';
import type { Ticket } from '../../app/ticket/ticket.ts';
import type { Interventions } from '../../app/visit/intervention.ts';
import type { VisitNews } from '../../app/visit/news.ts';
import type { Context } from '../context.ts';
import { actorOf } from '../steps/actors.ts';
import { announceTicket, announceVisit } from '../steps/announce.ts';
import { resumeTicket } from '../steps/resume-ticket.ts';
import type { Work } from '../steps/transact.ts';
import { changeTicket, readTicket } from '../store/tickets.ts';
import { interventionsOf } from './interventions-of.ts';

/** Something was done for a ticket: whoever looks at it looks again. */
export async function tellInterventions(context: Context, work: Work, ticketId: Id): Promise<Interventions> {
  await changeTicket(work.db, ticketId, { at: work.now });
  work.afterwards(async () => announceTicket(context, await readTicket(context.store, ticketId)));
  return await interventionsOf(work.db, ticketId);
}

/** A visit is not what it was: the other side is told at once. */
export async function tellVisit(
  context: Context,
  work: Work,
  told: { readonly ticket: Ticket; readonly by: Person | null; readonly news: VisitNews },
): Promise<Interventions> {
  const { ticket, by } = told;
  // Its requester has spoken: a ticket that waited for them does no more.
  if (by?.id === ticket.requester.id) await resumeTicket(context, work, ticket, actorOf(by));
  work.afterwards(() => announceVisit(context, told));
  return await tellInterventions(context, work, ticket.id);
}
