import { sql } from 'kysely';
import type { Id, Instant } from '../../../app/kernel/scalars.ts';
import { PolicyContent, PolicyVersion } from '../../../app/policy/version.ts';
import type { Store } from '../open-store.ts';

export interface NewVersion {
  readonly content: PolicyContent;
  readonly authorId: Id | null;
  readonly approverId: Id | null;
  readonly note: string;
  readonly bringsBack: number | null;
}

/** The number of the version in force. */
export async function currentVersion(db: Store): Promise<number> {
  const { number } = await db
    .selectFrom('policy_version')
    .select('number')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return number;
}

/** Whoever publishes holds this until the end of their transaction, so that versions follow each other. */
export async function lockVersions(db: Store): Promise<number> {
  const number = await currentVersion(db);
  await db.selectFrom('policy_version').select('number').where('number', '=', number).forUpdate().execute();
  return await currentVersion(db);
}

/** Undefined for a number that was never published. */
export async function findContent(db: Store, number: number): Promise<PolicyContent | undefined> {
  const row = await db.selectFrom('policy_version').select('content').where('number', '=', number).executeTakeFirst();
  return row && PolicyContent.parse(row.content);
}

export async function readContent(db: Store, number: number): Promise<PolicyContent> {
  const content = await findContent(db, number);
  if (content === undefined) throw new Error(`version ${number} of the rules is gone`);
  return content;
}

/** Returns its number: the next one. */
export async function addVersion(db: Store, version: NewVersion, at: Instant): Promise<number> {
  const number = (await currentVersion(db)) + 1;
  await insertVersion(db, number, version, at);
  return number;
}

/** The rules that a new broker starts from; those of an older start stay. */
export async function addFirstVersion(db: Store, content: PolicyContent, at: Instant): Promise<void> {
  const there = await db.selectFrom('policy_version').select('number').limit(1).executeTakeFirst();
  if (there !== undefined) return;
  await insertVersion(db, 1, { content, authorId: null, approverId: null, note: '', bringsBack: null }, at);
}

async function insertVersion(db: Store, number: number, version: NewVersion, at: Instant): Promise<void> {
  await db
    .insertInto('policy_version')
    .values({
      number,
      content: JSON.stringify(version.content),
      author_id: version.authorId,
      approver_id: version.approverId,
      note: version.note,
      brings_back: version.bringsBack,
      published_at: new Date(at),
    })
    .execute();
}

/** The newest first, those before `before` when it is given. */
export async function listVersions(db: Store, before: number | null, most: number): Promise<PolicyVersion[]> {
  const rows = await summaries(db)
    .$if(before !== null, (query) => query.where('number', '<', before ?? 0))
    .orderBy('number', 'desc')
    .limit(most)
    .execute();
  return rows.map(versionFrom);
}

export async function readVersion(db: Store, number: number): Promise<PolicyVersion> {
  return versionFrom(await summaries(db).where('number', '=', number).executeTakeFirstOrThrow());
}

const summaries = (db: Store) =>
  db
    .selectFrom('policy_version')
    .leftJoin('person as author', 'author.id', 'author_id')
    .leftJoin('person as approver', 'approver.id', 'approver_id')
    .select([
      'number',
      'published_at',
      'note',
      'brings_back',
      'author_id',
      'author.name as author_name',
      'approver_id',
      'approver.name as approver_name',
      sql<number>`jsonb_array_length(content -> 'rules')`.as('rules'),
    ]);

type Summary = Awaited<ReturnType<ReturnType<typeof summaries>['execute']>>[number];

const versionFrom = (row: Summary): PolicyVersion =>
  PolicyVersion.parse({
    number: row.number,
    publishedAt: row.published_at.getTime(),
    author: row.author_id && { id: row.author_id, name: row.author_name },
    approver: row.approver_id && { id: row.approver_id, name: row.approver_name },
    note: row.note,
    bringsBack: row.brings_back,
    rules: row.rules,
  });
