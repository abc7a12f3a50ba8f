import { fail, ok } from '../../../app/kernel/result.ts';
import { actorOf } from '../../steps/actors.ts';
import { transact } from '../../steps/transact.ts';
import { countSolved, lockArticle } from '../../store/knowledge/articles.ts';
import { findTicket } from '../../store/tickets.ts';
import type { Case } from '../case.ts';
import { forEveryone } from './readable.ts';

/** Said twice, it counts once. */
export const solved: Case<'knowledge.solved'> = (context, { person }, { articleId, ticketId }) =>
  transact(context, async (work) => {
    const article = await lockArticle(work.db, articleId);
    if (article?.state !== 'published') return fail({ type: 'not-found' });
    const isEmployee = person.role === 'employee';
    if (isEmployee && !forEveryone(article)) return fail({ type: 'not-found' });
    const ticket = ticketId === null ? null : await findTicket(work.db, ticketId);
    if (ticket === undefined || (isEmployee && ticket !== null && ticket.requester.id !== person.id))
      return fail({ type: 'not-found' });
    if (!(await countSolved(work.db, { articleId, personId: person.id, ticketId, at: work.now })))
      return ok({ solved: article.solved });
    work.note({
      kind: 'article-solved',
      actor: actorOf(person),
      subject: ticket === null ? {} : { ticketId: ticket.id, reference: ticket.reference },
      body: { articleId, version: article.version },
    });
    return ok({ solved: article.solved + 1 });
  });
