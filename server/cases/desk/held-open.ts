import type { Result } from '../../../app/kernel/result.ts';
import { fail } from '../../../app/kernel/result.ts';
import type { Id } from '../../../app/kernel/scalars.ts';
import type { Person } from '../../../app/level/person.ts';
import type { TicketRefusal } from '../../../app/ticket/state.ts';
import { isOpen } from '../../../app/ticket/state.ts';
import type { Ticket } from '../../../app/ticket/ticket.ts';
import type { NotHeld } from '../../steps/held-ticket.ts';
import { heldTicket } from '../../steps/held-ticket.ts';
import type { Work } from '../../steps/transact.ts';

/** What a colleague has is theirs to judge, put aside or hand on; what nobody has is everybody's, as long as it is open. */
export async function heldOpen(
  work: Work,
  person: Person,
  ticketId: Id,
): Promise<Result<Ticket, NotHeld | TicketRefusal>> {
  const held = await heldTicket(work, person, ticketId);
  if (!held.ok || isOpen(held.value.state)) return held;
  return fail({ type: 'ticket-is', state: held.value.state });
}
