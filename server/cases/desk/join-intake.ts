import { fail, ok } from '../../../app/kernel/result.ts';
import { isOpen } from '../../../app/ticket/state.ts';
import { gatherUnder } from '../../course/gather-under.ts';
import { tellSupport } from '../../course/tell-course.ts';
import { writeDown } from '../../desk/write-down.ts';
import { actorOf } from '../../steps/actors.ts';
import { announceTicket } from '../../steps/announce.ts';
import { transact } from '../../steps/transact.ts';
import { findCaller } from '../../store/desk/callers.ts';
import { lockIntake } from '../../store/desk/intakes.ts';
import { lockOutages, readOutage } from '../../store/outages.ts';
import { lockTicket, readTicket } from '../../store/tickets.ts';
import type { Case } from '../case.ts';
import { ownIntake } from './open-intake.ts';

/** Somebody else has called about the same: theirs is a ticket of its own, which the incident's answer answers too. */
export const joinIntake: Case<'intake.join'> = (context, caller, input) =>
  transact(context, async (work) => {
    const known = await lockIntake(work.db, input.intakeId);
    if (known?.technicianId === caller.person.id && known.outcome === 'recorded' && known.ticketId !== null)
      return ok(await readTicket(work.db, known.ticketId));
    const own = await ownIntake(work.db, caller, input.intakeId);
    if (!own.ok) return own;
    if ((await findCaller(work.db, input.requesterId)) === undefined) return fail({ type: 'not-found' });
    await lockOutages(work.db);
    const { parent: above } = await readOutage(work.db, input.incidentId);
    const parent = await lockTicket(work.db, above?.id ?? input.incidentId);
    if (parent === undefined) return fail({ type: 'not-found' });
    if (!isOpen(parent.state)) return fail({ type: 'ticket-is', state: parent.state });
    const written = await writeDown(context, work, caller, own.value, input);
    await gatherUnder(work, actorOf(caller.person), written, parent);
    await tellSupport(context, work, caller.person, parent.id);
    work.afterwards(() => announceTicket(context, written));
    return ok(written);
  });
