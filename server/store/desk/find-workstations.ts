import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { FoundWorkstation } from '../../../app/wire/requests/search.ts';
import { beginning, holding } from '../folded.ts';
import type { Store } from '../open-store.ts';

/** As many as the eye takes in at once. */
const MOST = 7;

/** In service: those whose name begins so; where these are few, and for what trigrams find, those that hold it as well. */
export async function findWorkstations(db: Store, words: string): Promise<FoundWorkstation[]> {
  const begin = await named(db, beginning(words), MOST);
  if (begin.length === MOST || words.length < 3) return begin;
  const known = new Set(begin.map(({ id }) => id));
  const hold = await named(db, holding(words), MOST + begin.length);
  return [...begin, ...hold.filter(({ id }) => !known.has(id))].slice(0, MOST);
}

async function named(db: Store, pattern: RawBuilder<string>, most: number): Promise<FoundWorkstation[]> {
  const rows = await db
    .selectFrom('workstation')
    .innerJoin('person', 'person.id', 'workstation.person_id')
    .select(['workstation.id', 'workstation.name', 'person.name as owner'])
    .where(sql<boolean>`folded(workstation.name) like ${pattern}`)
    .where('workstation.revoked_at', 'is', null)
    .orderBy(sql`folded(workstation.name) using ~<~`)
    .orderBy('workstation.id')
    .limit(most)
    .execute();
  return rows.map((row) => FoundWorkstation.parse(row));
}
