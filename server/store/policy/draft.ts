import { sql } from 'kysely';
import type { Id, Instant } from '../../../app/kernel/scalars.ts';
import { PolicyContent, PolicyDraft } from '../../../app/policy/version.ts';
import type { Store } from '../open-store.ts';
import { currentVersion, readContent } from './versions.ts';

/** Where nobody has changed anything, the rules in force as revision 0. */
export async function readDraft(db: Store): Promise<PolicyDraft> {
  const row = await db
    .selectFrom('policy_draft')
    .innerJoin('person', 'person.id', 'saved_by')
    .selectAll('policy_draft')
    .select('person.name')
    .executeTakeFirst();
  if (row === undefined) {
    const base = await currentVersion(db);
    return { content: await readContent(db, base), base, revision: 0, savedBy: null, savedAt: null };
  }
  return PolicyDraft.parse({
    content: PolicyContent.parse(row.content),
    base: row.base,
    revision: row.revision,
    savedBy: { id: row.saved_by, name: row.name },
    savedAt: row.saved_at.getTime(),
  });
}

/** Two who change the draft at once do so one after the other, even where there is none yet. */
export async function lockDraft(db: Store): Promise<PolicyDraft> {
  await sql`select pg_advisory_xact_lock(${DRAFT_LOCK})`.execute(db);
  return await readDraft(db);
}

export async function saveDraft(
  db: Store,
  draft: Pick<PolicyDraft, 'content' | 'base' | 'revision'>,
  by: Id,
  at: Instant,
): Promise<void> {
  const { base, revision } = draft;
  const row = { content: JSON.stringify(draft.content), base, revision, saved_by: by, saved_at: new Date(at) };
  const others = sql<string[]>`array(select unnest(policy_draft.writers) union select ${by}::uuid)`;
  await db
    .insertInto('policy_draft')
    .values({ ...row, writers: [by] })
    .onConflict((conflict) => conflict.column('single').doUpdateSet({ ...row, writers: others }))
    .execute();
}

/** Everybody who changed the draft that is there. */
export async function writersOfDraft(db: Store): Promise<readonly Id[]> {
  return (await db.selectFrom('policy_draft').select('writers').executeTakeFirst())?.writers ?? [];
}

export async function removeDraft(db: Store): Promise<void> {
  await db.deleteFrom('policy_draft').execute();
}

const DRAFT_LOCK = 4_700_004;
