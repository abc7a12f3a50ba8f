import { fail } from '../../../app/kernel/result.ts';
import { actorOf } from '../../steps/actors.ts';
import { advanceTicket } from '../../steps/advance-ticket.ts';
import { transact } from '../../steps/transact.ts';
import { holdNext } from '../../store/desk/queues.ts';
import { readTicket } from '../../store/tickets.ts';
import type { Case } from '../case.ts';

export const takeNext: Case<'ticket.take-next'> = (context, { person }, { queue }) =>
  transact(context, async (work) => {
    const ticketId = await holdNext(work.db, queue, person, work.now);
    if (ticketId === undefined) return fail({ type: 'queue-empty' });
    return await advanceTicket(context, work, await readTicket(work.db, ticketId), {
      event: 'taken',
      fact: { type: 'ticket-taken', at: work.now },
      actor: actorOf(person),
      assigneeId: person.id,
    });
  });
