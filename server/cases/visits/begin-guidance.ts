import type { TicketFact } from '../../../app/audit/entry.ts';
import type { Result } from '../../../app/kernel/result.ts';
import { fail, ok } from '../../../app/kernel/result.ts';
import type { Id, Instant } from '../../../app/kernel/scalars.ts';
import type { Person } from '../../../app/level/person.ts';
import { isOpen } from '../../../app/ticket/state.ts';
import type { Guidance } from '../../../app/visit/intervention.ts';
import type { RequestFailure } from '../../../app/wire/failures.ts';
import { actorOf } from '../../steps/actors.ts';
import { announceColleague } from '../../steps/announce.ts';
import { transact } from '../../steps/transact.ts';
import { findArticle } from '../../store/knowledge/articles.ts';
import type { Store } from '../../store/open-store.ts';
import { readTicket } from '../../store/tickets.ts';
import { addGuidance, findIntervention, findOpenGuidance } from '../../store/visits/interventions.ts';
import { interventionsOf } from '../../visits/interventions-of.ts';
import { inHand } from '../../visits/own-visit.ts';
import { tellInterventions } from '../../visits/tell-interventions.ts';
import type { Case } from '../case.ts';

/** By whoever has the ticket, who is on the phone from then on for everybody to see; nobody guides two people at once. */
export const beginGuidance: Case<'guidance.begin'> = (context, { person }, { ticketId, interventionId, ...input }) =>
  transact(context, async (work) => {
    const held = await inHand(work, person, ticketId);
    if (!held.ok) return held;
    const ticket = held.value;
    const before = await findIntervention(work.db, interventionId);
    if (before !== undefined)
      return before.ticketId === ticketId && before.technician.id === person.id
        ? ok(await interventionsOf(work.db, ticketId))
        : fail({ type: 'not-found' });
    if (!isOpen(ticket.state)) return fail({ type: 'ticket-is', state: ticket.state });
    const article = await articleFor(work.db, input.articleId);
    if (!article.ok) return article;
    const guidance = begun(interventionId, person, input.checklist, article.value, work.now);
    if (!(await addGuidance(work.db, guidance, ticketId))) return fail(await whyNot(work.db, person.id));
    work.record({ ticket, sessionId: null, actor: actorOf(person), fact: factOf(guidance) });
    work.afterwards(() => announceColleague(context, person.id));
    return ok(await tellInterventions(context, work, ticketId));
  });

const begun = (
  id: Id,
  { id: technicianId, name }: Person,
  checklist: Guidance['checklist'],
  article: Guidance['article'],
  at: Instant,
): Guidance => ({
  kind: 'telephone',
  id,
  technician: { id: technicianId, name },
  startedAt: at,
  endedAt: null,
  minutes: null,
  article,
  checklist,
  notes: '',
  outcome: null,
});

const factOf = ({ id: interventionId, startedAt: at, article }: Guidance): TicketFact => ({
  type: 'guidance-begun',
  at,
  interventionId,
  ...(article !== null && { words: article.title }),
});

/** They are on the phone already; or somebody was quicker with that id. */
async function whyNot(db: Store, technicianId: Id): Promise<RequestFailure> {
  const running = await findOpenGuidance(db, technicianId);
  if (running === undefined) return { type: 'not-found' };
  return { type: 'guidance-running', reference: (await readTicket(db, running.ticketId)).reference };
}

/** Of what is published for everyone alone: its requester reads the checklist and where it comes from. */
async function articleFor(
  db: Store,
  articleId: Id | null,
): Promise<Result<Guidance['article'], { readonly type: 'not-found' }>> {
  if (articleId === null) return ok(null);
  const article = await findArticle(db, articleId);
  if (article?.state !== 'published' || article.content.audience !== 'everyone') return fail({ type: 'not-found' });
  return ok({ id: article.id, title: article.content.title });
}
