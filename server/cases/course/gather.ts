import { fail, ok } from '../../../app/kernel/result.ts';
import { isOpen } from '../../../app/ticket/state.ts';
import { gatherUnder } from '../../course/gather-under.ts';
import { tellCourse, tellSupport } from '../../course/tell-course.ts';
import { actorOf } from '../../steps/actors.ts';
import { transact } from '../../steps/transact.ts';
import { lockOutages, putUnder, readOutage } from '../../store/outages.ts';
import { lockTicket } from '../../store/tickets.ts';
import type { Case } from '../case.ts';

/** Both open, and no outage under another: a parent has no parent, and what has tickets under it becomes nobody's child. */
export const gather: Case<'course.gather'> = (context, { person }, { ticketId, parentId }) =>
  transact(context, async (work) => {
    await lockOutages(work.db);
    const [parent, ticket] = [await lockTicket(work.db, parentId), await lockTicket(work.db, ticketId)];
    if (parent === undefined || ticket === undefined) return fail({ type: 'not-found' });
    for (const { state } of [parent, ticket]) if (!isOpen(state)) return fail({ type: 'ticket-is', state });
    const [above, below] = [await readOutage(work.db, parentId), await readOutage(work.db, ticketId)];
    if (parentId === ticketId || above.parent !== null || below.children.length > 0)
      return fail({ type: 'outage-nested' });
    await gatherUnder(work, actorOf(person), ticket, parent);
    await tellSupport(context, work, person, parentId);
    return ok(await tellCourse(context, work, person, ticketId));
  });

/** It is of another kind after all; nothing else about it changes. */
export const part: Case<'course.part'> = (context, { person }, { ticketId }) =>
  transact(context, async (work) => {
    await lockOutages(work.db);
    const ticket = await lockTicket(work.db, ticketId);
    if (ticket === undefined) return fail({ type: 'not-found' });
    const { parent } = await readOutage(work.db, ticketId);
    if (parent === null) return fail({ type: 'not-found' });
    await putUnder(work.db, ticketId, null);
    const fact = { type: 'ticket-parted', at: work.now, from: parent.reference } as const;
    work.record({ ticket, sessionId: null, actor: actorOf(person), fact });
    await tellSupport(context, work, person, parent.id);
    return ok(await tellCourse(context, work, person, ticketId));
  });
