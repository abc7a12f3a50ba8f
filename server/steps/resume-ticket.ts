import type { Actor } from '../../app/audit/entry.ts';
import type { Ticket } from '../../app/ticket/ticket.ts';
import type { Context } from '../context.ts';
import { advanceTicket } from './advance-ticket.ts';
import type { Work } from './transact.ts';

/** Its requester has spoken: a ticket that waited for them does no more. This transaction has locked it. */
export async function resumeTicket(context: Context, work: Work, ticket: Ticket, actor: Actor): Promise<Ticket> {
  if (ticket.state !== 'pending') return ticket;
  const fact = { type: 'ticket-resumed', at: work.now } as const;
  const resumed = await advanceTicket(context, work, ticket, { event: 'resumed', fact, actor });
  return resumed.ok ? resumed.value : ticket;
}
