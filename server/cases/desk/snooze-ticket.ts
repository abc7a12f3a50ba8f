import { ok } from '../../../app/kernel/result.ts';
import { actorOf } from '../../steps/actors.ts';
import { announceToSupport } from '../../steps/announce.ts';
import { transact } from '../../steps/transact.ts';
import { changeTicket, readTicket } from '../../store/tickets.ts';
import type { Case } from '../case.ts';
import { heldOpen } from './held-open.ts';

/** A moment that has passed wakes it. Somebody else's is theirs to put aside. */
export const snoozeTicket: Case<'ticket.snooze'> = (context, { person }, { ticketId, until }) =>
  transact(context, async (work) => {
    const held = await heldOpen(work, person, ticketId);
    if (!held.ok) return held;
    const ticket = held.value;
    const snoozedUntil = until !== null && until > work.now ? until : null;
    if (snoozedUntil === ticket.snoozedUntil) return ok(ticket);
    await changeTicket(work.db, ticketId, { snoozedUntil });
    work.record({
      ticket,
      sessionId: null,
      actor: actorOf(person),
      fact:
        snoozedUntil === null
          ? { type: 'ticket-woken', at: work.now }
          : { type: 'ticket-snoozed', at: work.now, until: snoozedUntil },
    });
    const changed = await readTicket(work.db, ticketId);
    work.afterwards(() => announceToSupport(context, changed));
    return ok(changed);
  });
