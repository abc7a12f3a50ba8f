import { sql } from 'kysely';
import { FoundWorkstation } from '../../../app/wire/requests/search.ts';
import { beginning, holding } from '../folded.ts';
import type { Store } from '../open-store.ts';

/** As many as the eye takes in at once. */
const MOST = 7;

/** In service, by any part of their name; trigrams need three letters, fewer are looked for where a name begins. */
export async function findWorkstations(db: Store, words: string): Promise<FoundWorkstation[]> {
  const rows = await db
    .selectFrom('workstation')
    .innerJoin('person', 'person.id', 'workstation.person_id')
    .select(['workstation.id', 'workstation.name', 'person.name as owner'])
    .where(sql<boolean>`folded(workstation.name) like ${words.length < 3 ? beginning(words) : holding(words)}`)
    .where('workstation.revoked_at', 'is', null)
    .orderBy(sql`folded(workstation.name) like ${beginning(words)}`, 'desc')
    .orderBy('workstation.name')
    .orderBy('workstation.id')
    .limit(MOST)
    .execute();
  return rows.map((row) => FoundWorkstation.parse(row));
}
