import { fail, ok } from '../../../app/kernel/result.ts';
import { decideOn } from '../../advice/decide-on.ts';
import { writeDown } from '../../desk/write-down.ts';
import { actorOf } from '../../steps/actors.ts';
import { advanceTicket } from '../../steps/advance-ticket.ts';
import { announceTicket } from '../../steps/announce.ts';
import { transact } from '../../steps/transact.ts';
import { findCaller } from '../../store/desk/callers.ts';
import { lockIntake } from '../../store/desk/intakes.ts';
import { readTicket } from '../../store/tickets.ts';
import type { Case } from '../case.ts';
import { ownIntake } from './open-intake.ts';

/** The same intake is one ticket, however often it is sent. */
export const recordIntake: Case<'intake.record'> = (context, caller, input) =>
  transact(context, async (work) => {
    const known = await lockIntake(work.db, input.intakeId);
    if (known?.technicianId === caller.person.id && known.outcome === 'recorded' && known.ticketId !== null)
      return ok(await readTicket(work.db, known.ticketId));
    const own = await ownIntake(work.db, caller, input.intakeId);
    if (!own.ok) return own;
    if ((await findCaller(work.db, input.requesterId)) === undefined) return fail({ type: 'not-found' });
    const written = await writeDown(context, work, caller, own.value, input);
    const { decision } = input;
    // A call is never refused because something became known meanwhile: what is recommended now is on the ticket.
    const decided = decision && (await decideOn(context, work, caller.person, written, decision));
    const opened = decided?.ok ? decided.value : written;
    if (!input.keep) {
      work.afterwards(() => announceTicket(context, opened));
      return ok(opened);
    }
    const fact = { type: 'ticket-taken' as const, at: work.now };
    const step = { event: 'taken' as const, fact, actor: actorOf(caller.person), assigneeId: caller.person.id };
    return await advanceTicket(context, work, opened, step);
  });
