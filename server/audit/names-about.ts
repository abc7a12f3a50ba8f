import { sql } from 'kysely';
import type { ChainEvent } from '../../app/audit/chain.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import type { Store } from '../store/open-store.ts';

/** By event: the person, else the workstation or the article that it is about, as they are called now. */
export async function namesAbout(db: Store, events: readonly ChainEvent[]): Promise<ReadonlyMap<Id, string>> {
  const subjects = events.flatMap(({ id, subject: { personId, workstationId }, body }) => {
    const article = typeof body.articleId === 'string' ? body.articleId : undefined;
    const about = personId ?? workstationId ?? article;
    return about === undefined ? [] : [{ id, about }];
  });
  if (subjects.length === 0) return new Map();
  const wanted = [...new Set(subjects.map(({ about }) => about))];
  const { rows } = await sql<{ id: string; name: string | null }>`
    select id, name from person where id::text = any(${wanted})
    union all select id, name from workstation where id::text = any(${wanted})
    union all select id, coalesce(content, draft) ->> 'title' from article where id::text = any(${wanted})`.execute(db);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return new Map(
    subjects.flatMap(({ id, about }) => {
      const name = names.get(about);
      return name == null ? [] : [[id, name] as const];
    }),
  );
}
