import { fail, ok } from '../../../app/kernel/result.ts';
import { priorityFor } from '../../../app/ticket/priority.ts';
import { actorOf } from '../../steps/actors.ts';
import { advanceTicket } from '../../steps/advance-ticket.ts';
import { announceTicket } from '../../steps/announce.ts';
import { transact } from '../../steps/transact.ts';
import { findCaller } from '../../store/desk/callers.ts';
import { endIntake, lockIntake } from '../../store/desk/intakes.ts';
import { readDeskSettings } from '../../store/settings.ts';
import { noteAnswered } from '../../store/targets.ts';
import { addTicket, readTicket } from '../../store/tickets.ts';
import { reckonTargets } from '../../targets/reckon.ts';
import type { Case } from '../case.ts';
import { ownIntake } from './open-intake.ts';

/**
 * The same intake is one ticket, however often it is sent. It has no workstation: no word of a technician opens a
 * computer to a session, only its own employee's does.
 */
export const recordIntake: Case<'intake.record'> = (context, caller, input) =>
  transact(context, async (work) => {
    const known = await lockIntake(work.db, input.intakeId);
    if (known?.technicianId === caller.person.id && known.outcome === 'recorded' && known.ticketId !== null)
      return ok(await readTicket(work.db, known.ticketId));
    const own = await ownIntake(work.db, caller, input.intakeId);
    if (!own.ok) return own;
    if ((await findCaller(work.db, input.requesterId)) === undefined) return fail({ type: 'not-found' });
    const { reference, begunAt, channel } = own.value;
    const id = context.random.id();
    const { matrix } = await readDeskSettings(work.db);
    await addTicket(work.db, {
      id,
      reference,
      words: input.words,
      impact: input.impact,
      urgency: input.urgency,
      priority: priorityFor(matrix, input.impact, input.urgency),
      category: input.category,
      channel,
      requesterId: input.requesterId,
      requestId: context.random.id(),
      workstationId: null,
      openedAt: begunAt,
    });
    // Whoever calls has an answer from the first word on.
    await noteAnswered(work.db, id, begunAt);
    await reckonTargets(work, id);
    await endIntake(work.db, input.intakeId, { outcome: 'recorded', ticketId: id, at: work.now });
    const actor = actorOf(caller.person);
    work.record({
      ticket: { id, reference },
      sessionId: null,
      actor,
      fact: { type: 'ticket-opened', at: begunAt, channel },
    });
    const opened = await readTicket(work.db, id);
    if (!input.keep) {
      work.afterwards(() => announceTicket(context, opened));
      return ok(opened);
    }
    const fact = { type: 'ticket-taken' as const, at: work.now };
    return await advanceTicket(context, work, opened, { event: 'taken', fact, actor, assigneeId: caller.person.id });
  });
