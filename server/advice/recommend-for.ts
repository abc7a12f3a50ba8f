import type { Circumstances, Recommendation } from '../../app/advice/circumstances.ts';
import { countAlike, incidentsFor } from '../../app/advice/known-incident.ts';
import { isAlike } from '../../app/advice/likeness.ts';
import { recommend } from '../../app/advice/recommend.ts';
import { isInForce } from '../../app/directory/hours.ts';
import type { Id, Instant } from '../../app/kernel/scalars.ts';
import type { PriorityMatrix } from '../../app/ticket/priority.ts';
import { priorityFor } from '../../app/ticket/priority.ts';
import type { Ticket } from '../../app/ticket/ticket.ts';
import type { Subject, Surroundings } from '../store/advice.ts';
import { listIncidents, readSurroundings } from '../store/advice.ts';
import { findContractAt } from '../store/contracts.ts';
import { findArticle } from '../store/knowledge/articles.ts';
import { findArticles } from '../store/knowledge/find-articles.ts';
import type { Store } from '../store/open-store.ts';
import { readDeskSettings } from '../store/settings.ts';

/** What is said of it, and whose it is. */
type Matter = Subject & Pick<Ticket, 'words' | 'impact' | 'urgency'>;

export const matterOf = ({ id, requester, workstation, ...said }: Ticket): Matter => ({
  ...said,
  ticketId: id,
  requesterId: requester.id,
  workstationId: workstation?.id ?? null,
});

/** By what is known at this moment; `words` may be empty while somebody is still listening. */
export async function recommendFor(db: Store, matter: Matter, now: Instant): Promise<Recommendation> {
  const { matrix } = await readDeskSettings(db);
  return recommend(matrix, await gather(db, matter, matrix, now));
}

async function gather(db: Store, matter: Matter, matrix: PriorityMatrix, now: Instant): Promise<Circumstances> {
  const { words, impact, urgency, category, workstationId } = matter;
  const around = await readSurroundings(db, matter, now);
  const parent = around.parent ?? (around.gathered > 0 ? null : await findOutage(db, matter, around, now));
  return {
    impact,
    urgency,
    category,
    article: await findKnown(db, words),
    outage: parent === null ? null : { id: parent.id, reference: parent.reference },
    people: 1 + Math.max(around.gathered, countAlike(words, around.around)),
    historyOf: workstationId === null ? 'requester' : 'workstation',
    repeats: around.repeated + 1,
    escalated: around.escalated,
    sessions: around.sessions,
    promiseMinutes: await promiseOf(db, around.organisationId, priorityFor(matrix, impact, urgency), now),
  };
}

/** An open outage with the same words; that its people are at the same site is not enough to say that it is the same. */
async function findOutage(
  db: Store,
  { words, ticketId, requesterId }: Matter,
  { organisationId, siteId }: Surroundings,
  now: Instant,
): Promise<{ readonly id: Id; readonly reference: string } | null> {
  const place = requesterId === null ? null : { organisationId, siteId };
  const found = incidentsFor({ words, place }, await listIncidents(db, now));
  return found.find(({ id, isOutage, by }) => isOutage && by.includes('words') && id !== ticketId) ?? null;
}

/** A published article that tells of the same in its title or in its symptoms, in whichever language. */
async function findKnown(db: Store, words: string): Promise<Circumstances['article']> {
  if (words.trim() === '') return null;
  for (const language of ['fr', 'en'] as const) {
    const [best] = await findArticles(db, { words, language, everyone: false, limit: 1 });
    const article = best && (await findArticle(db, best.id));
    if (article === undefined) continue;
    const { title, symptoms } = article.content;
    if ([title, ...symptoms].some((line) => isAlike(words, line))) return { id: article.id, title };
  }
  return null;
}

async function promiseOf(
  db: Store,
  organisationId: Id | null,
  priority: Ticket['priority'],
  now: Instant,
): Promise<number | null> {
  const contract = organisationId === null ? undefined : await findContractAt(db, organisationId, now);
  return contract !== undefined && isInForce(contract.terms, now)
    ? contract.targets[`P${priority}`].resolveMinutes
    : null;
}
