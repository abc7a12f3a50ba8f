import type { AdviceDecision } from '../../app/advice/decision.ts';
import { judgeDecision } from '../../app/advice/decision.ts';
import type { TicketFact } from '../../app/audit/entry.ts';
import type { Result } from '../../app/kernel/result.ts';
import { ok } from '../../app/kernel/result.ts';
import type { Person } from '../../app/level/person.ts';
import { priorityFor } from '../../app/ticket/priority.ts';
import type { Ticket } from '../../app/ticket/ticket.ts';
import type { RequestFailure } from '../../app/wire/failures.ts';
import type { Context } from '../context.ts';
import { actorOf } from '../steps/actors.ts';
import type { Work } from '../steps/transact.ts';
import { addDecision } from '../store/advice.ts';
import { readDeskSettings } from '../store/settings.ts';
import { changeTicket, readTicket } from '../store/tickets.ts';
import { reckonTargets } from '../targets/reckon.ts';
import { matterOf, recommendFor } from './recommend-for.ts';

/**
 * The priority is what was decided, at once; the level is where the ticket is meant to go, which takes a hand-over with
 * a diagnosis as any other. This transaction holds the ticket.
 */
export async function decideOn(
  { random }: Pick<Context, 'random'>,
  work: Work,
  person: Person,
  ticket: Ticket,
  decision: AdviceDecision,
): Promise<Result<Ticket, RequestFailure>> {
  const { db, now } = work;
  const recommended = await recommendFor(db, matterOf(ticket), now);
  const judged = judgeDecision(recommended, decision);
  if (!judged.ok) return judged;
  const { given, seen, words } = decision;
  const { impact, urgency, category } = ticket;
  const { matrix } = await readDeskSettings(db);
  const priorityGiven = given.priority !== priorityFor(matrix, impact, urgency);
  await addDecision(db, { id: random.id(), ticketId: ticket.id, byId: person.id, at: now, recommended, given });
  await changeTicket(db, ticket.id, {
    judged: { impact, urgency, category, priority: given.priority, priorityGiven },
    ...(given.priority !== ticket.priority && { at: now }),
  });
  await reckonTargets(work, ticket.id);
  const fact: TicketFact =
    words === null || judged.value === 'followed'
      ? { type: 'advice-followed', at: now, ...given }
      : { type: 'advice-overridden', at: now, ...given, instead: seen, words };
  work.record({ ticket, sessionId: null, actor: actorOf(person), fact });
  return ok(await readTicket(db, ticket.id));
}
