import { actorOf } from '../../steps/actors.ts';
import { advanceTicket } from '../../steps/advance-ticket.ts';
import { heldTicket } from '../../steps/held-ticket.ts';
import { transact } from '../../steps/transact.ts';
import type { Case } from '../case.ts';

/** Only by whoever has it; a session that goes on may be how the requester answers, so it goes on. */
export const wait: Case<'course.wait'> = (context, { person }, { ticketId, words }) =>
  transact(context, async (work) => {
    const held = await heldTicket(work, person, ticketId);
    if (!held.ok) return held;
    return await advanceTicket(context, work, held.value, {
      event: 'waits',
      fact: { type: 'requester-asked', at: work.now, words },
      actor: actorOf(person),
      standing: { awaited: words },
    });
  });

/** The answer came some other way. */
export const resume: Case<'course.resume'> = (context, { person }, { ticketId }) =>
  transact(context, async (work) => {
    const held = await heldTicket(work, person, ticketId);
    if (!held.ok) return held;
    return await advanceTicket(context, work, held.value, {
      event: 'resumed',
      fact: { type: 'ticket-resumed', at: work.now },
      actor: actorOf(person),
    });
  });
