import type { NoteKind } from '../../../app/audit/kinds.ts';
import type { Article } from '../../../app/knowledge/article.ts';
import type { Person } from '../../../app/level/person.ts';
import { actorOf } from '../../steps/actors.ts';
import type { Work } from '../../steps/transact.ts';

/** What happened to an article, by its id and number: what it says stays out of the chain. */
export const noteArticle = (
  work: Work,
  person: Person,
  kind: Extract<NoteKind, `article-${string}`>,
  { id, language, version, draft }: Article,
): void =>
  work.note({
    kind,
    actor: actorOf(person),
    subject: {},
    body: { articleId: id, language, version, ...(draft && { revision: draft.revision }) },
  });
