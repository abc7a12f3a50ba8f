import { unanswered } from '../../app/course/concern.ts';
import type { Id, Instant } from '../../app/kernel/scalars.ts';
import type { Person } from '../../app/level/person.ts';
import type { Ticket } from '../../app/ticket/ticket.ts';
import type { Context } from '../context.ts';
import { actorOf } from '../steps/actors.ts';
import { advanceTicket } from '../steps/advance-ticket.ts';
import { endSessionsOf } from '../steps/end-sessions.ts';
import type { Work } from '../steps/transact.ts';
import { listConcerns } from '../store/concerns.ts';
import { listOpenUnder } from '../store/outages.ts';
import { listRunningSessionIds } from '../store/sessions.ts';
import { lockTicket } from '../store/tickets.ts';
import { changeConcern } from './change-concern.ts';

/** What was done about the outage, in whose words, and when silence closes what it answers. */
export interface OutageAnswer {
  readonly words: string;
  readonly by: Person;
  readonly closesAt: Instant;
}

/** What answers the parent answers whatever is open under it, but for what a colleague has a session on; each requester still says for themselves whether it is settled. */
export async function answerOutage(context: Context, work: Work, parentId: Id, answer: OutageAnswer): Promise<void> {
  for (const id of await listOpenUnder(work.db, parentId)) {
    const ticket = await lockTicket(work.db, id);
    if (ticket !== undefined && !(await isInHand(work, ticket, answer.by)))
      await answerOne(context, work, ticket, answer);
  }
}

const isInHand = async ({ db }: Work, { id, assignee }: Ticket, by: Person): Promise<boolean> =>
  assignee !== null && assignee.id !== by.id && (await listRunningSessionIds(db, id)).length > 0;

async function answerOne(context: Context, work: Work, ticket: Ticket, answer: OutageAnswer): Promise<void> {
  const { words, by, closesAt } = answer;
  const actor = actorOf(by);
  for (const concern of unanswered(await listConcerns(work.db, ticket.id)))
    await changeConcern(work, concern, 'answered', { answer: words, refusal: null });
  const held = ticket.assignee === null ? await take(context, work, ticket, by) : ticket;
  await advanceTicket(context, work, held, {
    event: 'resolved',
    fact: { type: 'ticket-resolved', at: work.now, words },
    actor,
    standing: { closesAt },
  });
  await endSessionsOf(context, work, ticket.id, 'ticket-closed', actor);
}

/** What nobody had is theirs who answers it: a no comes back to them. */
async function take(context: Context, work: Work, ticket: Ticket, by: Person): Promise<Ticket> {
  const fact = { type: 'ticket-taken', at: work.now } as const;
  const taken = await advanceTicket(context, work, ticket, {
    event: 'taken',
    fact,
    actor: actorOf(by),
    assigneeId: by.id,
  });
  return taken.ok ? taken.value : ticket;
}
