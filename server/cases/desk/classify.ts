import type { TicketFact } from '../../../app/audit/entry.ts';
import { ok } from '../../../app/kernel/result.ts';
import { priorityFor } from '../../../app/ticket/priority.ts';
import type { Ticket } from '../../../app/ticket/ticket.ts';
import type { Caller, Context } from '../../context.ts';
import { actorOf } from '../../steps/actors.ts';
import { announceTicket } from '../../steps/announce.ts';
import type { Work } from '../../steps/transact.ts';
import { transact } from '../../steps/transact.ts';
import { readDeskSettings } from '../../store/settings.ts';
import { changeTicket, readTicket } from '../../store/tickets.ts';
import { reckonTargets } from '../../targets/reckon.ts';
import type { Case } from '../case.ts';
import { heldOpen } from './held-open.ts';

type Judged = Pick<Ticket, 'impact' | 'urgency' | 'category' | 'priority' | 'priorityGiven'>;

/** A priority that was given by hand holds while what it was given for does: impact and urgency. */
export const classifyTicket: Case<'ticket.classify'> = (context, caller, { ticketId, impact, urgency, category }) =>
  transact(context, async (work) => {
    const held = await heldOpen(work, caller.person, ticketId);
    if (!held.ok) return held;
    const ticket = held.value;
    const same = ticket.impact === impact && ticket.urgency === urgency;
    if (same && ticket.category === category) return ok(ticket);
    const { matrix } = await readDeskSettings(work.db);
    const priority = same ? ticket.priority : priorityFor(matrix, impact, urgency);
    const judged = { impact, urgency, category, priority, priorityGiven: same && ticket.priorityGiven };
    const fact = { type: 'ticket-classified' as const, at: work.now, impact, urgency, category, priority };
    return ok(await change(context, work, caller, ticket, judged, fact));
  });

export const givePriority: Case<'ticket.give-priority'> = (context, caller, { ticketId, priority, words }) =>
  transact(context, async (work) => {
    const held = await heldOpen(work, caller.person, ticketId);
    if (!held.ok) return held;
    const ticket = held.value;
    const { impact, urgency, category } = ticket;
    const judged = { impact, urgency, category, priority, priorityGiven: true };
    const fact = { type: 'priority-given' as const, at: work.now, priority, words };
    return ok(await change(context, work, caller, ticket, judged, fact));
  });

async function change(
  context: Context,
  work: Work,
  { person }: Caller,
  ticket: Ticket,
  judged: Judged,
  fact: TicketFact,
): Promise<Ticket> {
  await changeTicket(work.db, ticket.id, { judged, at: work.now });
  await reckonTargets(work, ticket.id);
  work.record({ ticket, sessionId: null, actor: actorOf(person), fact });
  const changed = await readTicket(work.db, ticket.id);
  work.afterwards(() => announceTicket(context, changed));
  return changed;
}
