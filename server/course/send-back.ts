import type { Actor } from '../../app/audit/entry.ts';
import type { Result } from '../../app/kernel/result.ts';
import type { TicketRefusal } from '../../app/ticket/state.ts';
import type { Ticket } from '../../app/ticket/ticket.ts';
import type { Context } from '../context.ts';
import { advanceTicket } from '../steps/advance-ticket.ts';
import type { Work } from '../steps/transact.ts';

/** Not settled after all: to whoever had it, or to anyone when they are there no more. */
export async function sendBack(
  context: Context,
  work: Work,
  ticket: Ticket,
  actor: Actor,
): Promise<Result<Ticket, TicketRefusal>> {
  const fact = { type: 'ticket-reopened', at: work.now } as const;
  return (await isHolderThere(work, ticket))
    ? advanceTicket(context, work, ticket, { event: 'sent-back', fact, actor })
    : advanceTicket(context, work, ticket, { event: 'put-back', fact, actor, assigneeId: null });
}

async function isHolderThere({ db }: Work, { assignee }: Ticket): Promise<boolean> {
  if (assignee === null) return false;
  const row = await db
    .selectFrom('person')
    .select('id')
    .where('id', '=', assignee.id)
    .where('role', '=', 'technician')
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}
