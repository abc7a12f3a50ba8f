import { priorityFor } from '../../app/ticket/priority.ts';
import type { Ticket } from '../../app/ticket/ticket.ts';
import type { RequestInput } from '../../app/wire/requests.ts';
import type { Caller, Context } from '../context.ts';
import { actorOf } from '../steps/actors.ts';
import type { Work } from '../steps/transact.ts';
import type { Intake } from '../store/desk/intakes.ts';
import { endIntake } from '../store/desk/intakes.ts';
import { readDeskSettings } from '../store/settings.ts';
import { noteAnswered } from '../store/targets.ts';
import { addTicket, readTicket } from '../store/tickets.ts';
import { reckonTargets } from '../targets/reckon.ts';

/** What was said, as far as it goes into the ticket. */
type Said = Pick<
  RequestInput<'intake.record'>,
  'intakeId' | 'requesterId' | 'words' | 'impact' | 'urgency' | 'category'
>;

/**
 * The ticket of an intake that this transaction has locked. It has no workstation: no word of a technician opens a
 * computer to a session, only its own employee's does.
 */
export async function writeDown(
  context: Pick<Context, 'random'>,
  work: Work,
  { person }: Pick<Caller, 'person'>,
  { reference, begunAt, channel }: Intake,
  said: Said,
): Promise<Ticket> {
  const id = context.random.id();
  const { intakeId, requesterId, words, impact, urgency, category } = said;
  const { matrix } = await readDeskSettings(work.db);
  await addTicket(work.db, {
    ...{ id, reference, words, impact, urgency, category, channel, requesterId },
    priority: priorityFor(matrix, impact, urgency),
    requestId: context.random.id(),
    workstationId: null,
    openedAt: begunAt,
  });
  // Whoever calls has an answer from the first word on.
  await noteAnswered(work.db, id, begunAt);
  await reckonTargets(work, id);
  await endIntake(work.db, intakeId, { outcome: 'recorded', ticketId: id, at: work.now });
  const fact = { type: 'ticket-opened', at: begunAt, channel } as const;
  work.record({ ticket: { id, reference }, sessionId: null, actor: actorOf(person), fact });
  return await readTicket(work.db, id);
}
