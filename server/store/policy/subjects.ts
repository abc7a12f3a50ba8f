import { sql } from 'kysely';
import type { KnownPlaces } from '../../../app/policy/validate.ts';
import type { Store } from '../open-store.ts';

/** What sentences may name. */
export async function listKnownPlaces(_db: Store): Promise<KnownPlaces> {
  return { teams: new Set(), organisations: new Set(), sites: new Set() };
}

export async function countAdministrators(db: Store): Promise<number> {
  const { count } = await db
    .selectFrom('person')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('role', '=', 'administrator')
    .executeTakeFirstOrThrow();
  return count;
}
