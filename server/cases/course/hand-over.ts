import { isDiagnosed, judgeHandOver } from '../../../app/course/hand-over.ts';
import type { Result } from '../../../app/kernel/result.ts';
import { fail, ok } from '../../../app/kernel/result.ts';
import type { Id } from '../../../app/kernel/scalars.ts';
import type { SupportLevel } from '../../../app/level/level.ts';
import { stepTicket } from '../../../app/ticket/state.ts';
import { actorOf } from '../../steps/actors.ts';
import { advanceTicket } from '../../steps/advance-ticket.ts';
import { endSessionsOf } from '../../steps/end-sessions.ts';
import { heldTicket } from '../../steps/held-ticket.ts';
import { transact } from '../../steps/transact.ts';
import { readCourse } from '../../store/course.ts';
import { addHandOver } from '../../store/hand-overs.ts';
import type { Store } from '../../store/open-store.ts';
import { findTeamToJoin } from '../../store/teams.ts';
import type { Case } from '../case.ts';

/**
 * Only by whoever has the ticket, up with a diagnosis of its level or down with a reason. Everything it carries goes
 * with it; it waits at its new level for whoever takes it there, and what ran on it ends.
 */
export const handOver: Case<'course.hand-over'> = (context, { person }, { ticketId, to, teamId, words }) =>
  transact(context, async (work) => {
    const held = await heldTicket(work, person, ticketId);
    if (!held.ok) return held;
    const ticket = held.value;
    const ready = stepTicket(ticket.state, 'handed-over');
    if (!ready.ok) return ready;
    const judged = judgeHandOver(ticket.level, to, isDiagnosed(await readCourse(work.db, ticketId)));
    if (!judged.ok) return judged;
    const team = await teamFor(work.db, teamId, to);
    if (!team.ok) return team;
    const actor = actorOf(person);
    const id = context.random.id();
    const moved = { id, ticketId, from: ticket.level, to, teamId, byId: person.id, words, at: work.now };
    await addHandOver(work.db, moved);
    const handed = await advanceTicket(context, work, ticket, {
      event: 'handed-over',
      fact: {
        type: 'ticket-handed-over',
        at: work.now,
        from: ticket.level,
        to,
        ...(team.value !== null && { team: team.value }),
        words,
      },
      actor,
      assigneeId: null,
    });
    if (handed.ok) await endSessionsOf(context, work, ticketId, 'stopped-by-technician', actor);
    return handed;
  });

/** The name of a team that works at that level; null for whichever does. */
async function teamFor(
  db: Store,
  teamId: Id | null,
  level: SupportLevel,
): Promise<Result<string | null, { readonly type: 'not-in-directory'; readonly part: 'team' }>> {
  if (teamId === null) return ok(null);
  const team = await findTeamToJoin(db, teamId);
  return team?.level === level ? ok(team.name) : fail({ type: 'not-in-directory', part: 'team' });
}
