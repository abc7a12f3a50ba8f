import type { Actor } from '../../../app/audit/entry.ts';
import type { Result } from '../../../app/kernel/result.ts';
import { fail, ok } from '../../../app/kernel/result.ts';
import type { Id } from '../../../app/kernel/scalars.ts';
import type { SupportLevel } from '../../../app/level/level.ts';
import type { Ticket } from '../../../app/ticket/ticket.ts';
import type { RequestFailure } from '../../../app/wire/failures.ts';
import type { RequestInput } from '../../../app/wire/requests.ts';
import type { Context } from '../../context.ts';
import { actorOf } from '../../steps/actors.ts';
import { advanceTicket } from '../../steps/advance-ticket.ts';
import { announceTicket } from '../../steps/announce.ts';
import { endSessionsOf } from '../../steps/end-sessions.ts';
import type { Work } from '../../steps/transact.ts';
import { transact } from '../../steps/transact.ts';
import type { Store } from '../../store/open-store.ts';
import { findPerson } from '../../store/people.ts';
import { findTeamToJoin } from '../../store/teams.ts';
import { changeTicket, readTicket } from '../../store/tickets.ts';
import type { Case } from '../case.ts';
import { heldOpen } from './held-open.ts';

/**
 * Inside its level: to a colleague, whose it is then, or to a team, where it waits for whoever is first. Another level
 * takes an escalation.
 */
export const assignTicket: Case<'ticket.assign'> = (context, { person }, { ticketId, to }) =>
  transact(context, async (work) => {
    const held = await heldOpen(work, person, ticketId);
    if (!held.ok) return held;
    const ticket = held.value;
    const target = await findTarget(work.db, to);
    if (target === undefined) return fail({ type: 'not-found' });
    if (target.level !== ticket.level) return fail({ type: 'another-level', level: target.level });
    if (isThere(ticket, target)) return ok(ticket);
    return await hand(context, work, ticket, target, actorOf(person));
  });

interface Target {
  readonly type: 'person' | 'team';
  readonly id: Id;
  readonly name: string;
  readonly level: SupportLevel;
}

/** Who or which team it is meant for, as long as they can be. */
async function findTarget(db: Store, { type, id }: RequestInput<'ticket.assign'>['to']): Promise<Target | undefined> {
  if (type === 'team') {
    const team = await findTeamToJoin(db, id);
    return team && { type, id, name: team.name, level: team.level };
  }
  const colleague = await findPerson(db, id);
  if (colleague?.role !== 'technician' || colleague.disabled || colleague.level === null) return undefined;
  return { type, id, name: colleague.name, level: colleague.level };
}

const isThere = ({ assignee, team }: Ticket, { type, id }: Target): boolean =>
  type === 'person' ? assignee?.id === id : assignee === null && team?.id === id;

/** What runs on it ends where it leaves somebody's hands. */
async function hand(
  context: Context,
  work: Work,
  ticket: Ticket,
  { type, id, name }: Target,
  actor: Actor,
): Promise<Result<Ticket, RequestFailure>> {
  const fact = { type: 'ticket-assigned' as const, at: work.now, to: type, toId: id, name };
  if (type === 'team') await changeTicket(work.db, ticket.id, { teamId: id, at: work.now });
  if (type === 'team' && ticket.assignee === null) {
    work.record({ ticket, sessionId: null, actor, fact });
    const waiting = await readTicket(work.db, ticket.id);
    work.afterwards(() => announceTicket(context, waiting));
    return ok(waiting);
  }
  const step =
    type === 'person' ? { event: 'taken' as const, assigneeId: id } : { event: 'released' as const, assigneeId: null };
  const handed = await advanceTicket(context, work, ticket, { ...step, fact, actor });
  if (handed.ok && ticket.assignee !== null) await endSessionsOf(context, work, ticket.id, 'revoked', actor);
  return handed;
}
