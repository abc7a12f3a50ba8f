import { fail, ok } from '../../app/kernel/result.ts';
import { forRequester } from '../../app/ticket/for-requester.ts';
import { priorityFor } from '../../app/ticket/priority.ts';
import type { Ticket } from '../../app/ticket/ticket.ts';
import { kindOf } from '../../app/ticket/ticket.ts';
import type { RequestInput } from '../../app/wire/requests.ts';
import type { Caller, Context } from '../context.ts';
import { actorOf } from '../steps/actors.ts';
import { announceTicket } from '../steps/announce.ts';
import type { Work } from '../steps/transact.ts';
import { transact } from '../steps/transact.ts';
import { findArticle } from '../store/knowledge/articles.ts';
import { lockPerson } from '../store/people.ts';
import { nextReference } from '../store/references.ts';
import { readDeskSettings } from '../store/settings.ts';
import { addTicket, countOpenTicketsOf, findTicketByRequest, readTicket } from '../store/tickets.ts';
import { reckonTargets } from '../targets/reckon.ts';
import type { Case } from './case.ts';
import { forEveryone } from './knowledge/readable.ts';

/** The same `requestId` from the same person is the same ticket, however often and at whatever moment it is sent. */
export const openTicket: Case<'ticket.open'> = (context, caller, input) =>
  transact(context, async (work) => {
    await lockPerson(work.db, caller.person.id);
    const known = await findTicketByRequest(work.db, caller.person.id, input.requestId);
    if (known !== undefined) return ok(forRequester(known));
    if ((await countOpenTicketsOf(work.db, caller.person.id)) >= MOST_OPEN)
      return fail({ type: 'too-many', retryAfterMs: AGAIN_MS });
    return ok(forRequester(await open(context, work, caller, input)));
  });

/** What nobody has open at once who needs help: more would bury everybody else's. */
const MOST_OPEN = 100;
const AGAIN_MS = 60_000;

async function open(context: Context, work: Work, caller: Caller, input: RequestInput<'ticket.open'>): Promise<Ticket> {
  const id = context.random.id();
  const { matrix } = await readDeskSettings(work.db);
  const reference = await nextReference(work.db, kindOf(input.impact), work.now);
  await addTicket(work.db, {
    id,
    reference,
    words: input.words,
    impact: input.impact,
    urgency: null,
    priority: priorityFor(matrix, input.impact, null),
    category: null,
    channel: caller.connection.isPage ? 'portal' : 'client',
    requesterId: caller.person.id,
    requestId: input.requestId,
    workstationId: caller.connection.workstation?.id ?? null,
    openedAt: work.now,
  });
  await reckonTargets(work, id);
  /** It was asked when it was asked, even if the broker was away; a clock that runs ahead does not make it later than now. */
  const fact = { type: 'ticket-opened' as const, at: Math.min(input.askedAt, work.now) };
  await work.record({ ticket: { id, reference }, sessionId: null, actor: actorOf(caller.person), fact });
  for (const { articleId, steps } of input.tried ?? []) {
    const article = await findArticle(work.db, articleId);
    // Archived meanwhile, or never theirs to read: a request for help is not refused for that.
    if (article === undefined || !forEveryone(article)) continue;
    const { title, steps: all } = article.content;
    const tried = {
      ...fact,
      type: 'advice-tried' as const,
      articleId,
      words: title,
      steps: Math.min(steps, all.length),
    };
    await work.record({
      ticket: { id, reference },
      sessionId: null,
      actor: actorOf(caller.person),
      fact: { ...tried, of: all.length },
    });
  }
  const ticket = await readTicket(work.db, id);
  work.afterwards(() => announceTicket(context, ticket));
  return ticket;
}
