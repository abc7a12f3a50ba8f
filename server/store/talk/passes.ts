import { createHash } from 'node:crypto';
import type { Id, Instant } from '../../../app/kernel/scalars.ts';
import type { Store } from '../open-store.ts';

export type Opens = 'upload' | 'download';

/** Lets one person move one file, soon, as long as the sign-in lasts that asked for it; only a digest of the pass is kept. */
export async function issuePass(
  db: Store,
  pass: {
    readonly secret: string;
    readonly fileId: Id;
    readonly personId: Id;
    readonly loginId: Id;
    readonly opens: Opens;
    readonly expiresAt: Instant;
  },
): Promise<void> {
  await db
    .insertInto('file_pass')
    .values({
      hash: digest(pass.secret),
      file_id: pass.fileId,
      person_id: pass.personId,
      login_id: pass.loginId,
      opens: pass.opens,
      expires_at: new Date(pass.expiresAt),
    })
    .execute();
}

/** Whose pass it is and to which file; undefined for one that is too old, or whose owner's account was disabled. */
export async function findPass(
  db: Store,
  secret: string,
  now: Instant,
): Promise<{ readonly fileId: Id; readonly personId: Id; readonly opens: Opens } | undefined> {
  const row = await db
    .selectFrom('file_pass')
    .innerJoin('person', 'person.id', 'person_id')
    .select(['file_id', 'person_id', 'opens'])
    .where('hash', '=', digest(secret))
    .where('expires_at', '>', new Date(now))
    .where('person.disabled_at', 'is', null)
    .executeTakeFirst();
  return row && { fileId: row.file_id, personId: row.person_id, opens: row.opens };
}

/** False when somebody was quicker: a pass for a download is used once. */
export async function spendPass(db: Store, secret: string): Promise<boolean> {
  const row = await db.deleteFrom('file_pass').where('hash', '=', digest(secret)).returning('hash').executeTakeFirst();
  return row !== undefined;
}

export async function sweepPasses(db: Store, now: Instant): Promise<void> {
  await db.deleteFrom('file_pass').where('expires_at', '<=', new Date(now)).execute();
}

const digest = (secret: string): string => createHash('sha256').update(secret).digest('hex');
