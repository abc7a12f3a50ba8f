import { fail, ok } from '../../../app/kernel/result.ts';
import { isOpen } from '../../../app/ticket/state.ts';
import { actorOf } from '../../steps/actors.ts';
import { announceTicket } from '../../steps/announce.ts';
import { transact } from '../../steps/transact.ts';
import { endIntake } from '../../store/desk/intakes.ts';
import { changeTicket, lockTicket, readTicket } from '../../store/tickets.ts';
import type { Case } from '../case.ts';
import { ownIntake } from './open-intake.ts';

/** Whoever calls about what waits gets no second ticket: what they said stands on the first, and wakes it. */
export const attachIntake: Case<'intake.attach'> = (context, caller, { intakeId, ticketId, words }) =>
  transact(context, async (work) => {
    const intake = await ownIntake(work.db, caller, intakeId);
    if (!intake.ok) return intake;
    const ticket = await lockTicket(work.db, ticketId);
    if (ticket === undefined) return fail({ type: 'not-found' });
    if (!isOpen(ticket.state)) return fail({ type: 'ticket-is', state: ticket.state });
    const { channel } = intake.value;
    await endIntake(work.db, intakeId, { outcome: 'attached', ticketId, at: work.now });
    await changeTicket(work.db, ticketId, { snoozedUntil: null, at: work.now });
    work.record({
      ticket,
      sessionId: null,
      actor: actorOf(caller.person),
      fact: { type: 'call-added', at: work.now, channel, words },
    });
    const changed = await readTicket(work.db, ticketId);
    work.afterwards(() => announceTicket(context, changed));
    return ok(changed);
  });
