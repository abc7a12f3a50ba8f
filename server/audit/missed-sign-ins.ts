import { sql } from 'kysely';
import type { Id, Instant } from '../../app/kernel/scalars.ts';
import { BROKER } from '../steps/actors.ts';
import type { Work } from '../steps/transact.ts';
import type { Store } from '../store/open-store.ts';

/** A wrong password or code, counted for whoever it was tried on; for an account that nobody has, only that it was tried. */
export async function countMissed(db: Store, subject: string | null, now: Instant): Promise<void> {
  const personId = await personOf(db, subject);
  const at = new Date(now);
  await sql`
    insert into audit_missed (person_id, count, first_at, last_at) values (${personId}, 1, ${at}, ${at})
    on conflict (person_id) do update set count = audit_missed.count + 1, last_at = ${at}`.execute(db);
}

/** What was counted becomes one event for each account, however many tries there were. */
export async function noteMissed({ db, note }: Work): Promise<void> {
  const { rows } = await sql<{ person_id: string | null; count: number; first_at: Date; last_at: Date }>`
    delete from audit_missed returning person_id, count, first_at, last_at`.execute(db);
  for (const { person_id: personId, count, first_at: from, last_at: to } of rows)
    note({
      kind: 'sign-in-failed',
      actor: BROKER,
      subject: personId === null ? {} : { personId },
      body: { count, from: from.getTime(), to: to.getTime(), account: personId === null ? 'unknown' : 'known' },
    });
}

/** As the subjects of attempts are written: `account:<email>`, `factor:<person>`, `password:<person>`. */
async function personOf(db: Store, subject: string | null): Promise<Id | null> {
  const [, kind, rest = ''] = /^(account|factor|password):(.+)$/.exec(subject ?? '') ?? [];
  if (kind === undefined) return null;
  const row = await db
    .selectFrom('person')
    .select('id')
    .where(kind === 'account' ? 'email' : sql<string>`id::text`, '=', rest)
    .executeTakeFirst();
  return row?.id ?? null;
}
