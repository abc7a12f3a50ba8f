import { actorOf } from '../steps/actors.ts';
import { advanceTicket } from '../steps/advance-ticket.ts';
import { endSessionsOf } from '../steps/end-sessions.ts';
import { heldTicket } from '../steps/held-ticket.ts';
import { transact } from '../steps/transact.ts';
import type { Case } from './case.ts';

/** Only by whoever has it; it waits again as long as it already has, and what runs on it ends. */
export const releaseTicket: Case<'ticket.release'> = (context, { person }, { ticketId, words }) =>
  transact(context, async (work) => {
    const held = await heldTicket(work, person, ticketId);
    if (!held.ok) return held;
    const actor = actorOf(person);
    const released = await advanceTicket(context, work, held.value, {
      event: 'released',
      fact: { type: 'ticket-released', at: work.now, words },
      actor,
      assigneeId: null,
    });
    if (released.ok) await endSessionsOf(context, work, ticketId, 'stopped-by-technician', actor);
    return released;
  });
