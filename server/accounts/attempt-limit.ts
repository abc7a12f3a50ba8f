import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Result } from '../../app/kernel/result.ts';
import { fail, ok } from '../../app/kernel/result.ts';
import type { Clock, Random } from '../context.ts';
import type { Store } from '../store/open-store.ts';
import { addressPrefix } from './address-prefix.ts';

type TooMany = { readonly type: 'too-many'; readonly retryAfterMs: number };

/** Counts attempts at a secret, by what is tried and by where from, over all brokers. */
export interface AttemptLimit {
  /** Counted as failed from the start, so that many at once gain nothing; `forget` takes a good one out again. */
  begin(subject: string, address: string): Promise<Result<{ forget(): Promise<void> }, TooMany>>;
}

export interface AttemptBounds {
  readonly windowMs: number;
  readonly perSubject: number;
  readonly perAddress: number;
}

export function createAttemptLimit(store: Store, clock: Clock, random: Random, bounds: AttemptBounds): AttemptLimit {
  return {
    begin: async (subject, address) => {
      const id = random.id();
      const buckets = [
        { bucket: hashed(subject), most: bounds.perSubject },
        { bucket: hashed(`address:${addressPrefix(address)}`), most: bounds.perAddress },
      ].toSorted((one, other) => (one.bucket < other.bucket ? -1 : 1));
      const retryAfterMs = await store
        .transaction()
        .execute((db) => spend(db, id, buckets, clock.now(), bounds.windowMs));
      if (retryAfterMs > 0) return fail({ type: 'too-many', retryAfterMs });
      return ok({
        forget: async () => {
          await store.deleteFrom('sign_in_attempt').where('id', '=', id).execute();
        },
      });
    },
  };
}

/** Addresses and subjects are kept only as long as they count, and only as digests. */
const hashed = (bucket: string): string => createHash('sha256').update(bucket).digest('base64url');

/** Zero when there was room in every bucket; the locks are taken in one order, so that two brokers never wait for each other. */
async function spend(
  db: Store,
  id: string,
  buckets: readonly { bucket: string; most: number }[],
  now: number,
  windowMs: number,
): Promise<number> {
  for (const { bucket } of buckets)
    await sql`select pg_advisory_xact_lock(hashtextextended(${bucket}, 4700))`.execute(db);
  const waits = await Promise.all(buckets.map(({ bucket, most }) => waitFor(db, bucket, most, now, windowMs)));
  const longest = Math.max(...waits);
  if (longest > 0) return longest;
  await db
    .insertInto('sign_in_attempt')
    .values(buckets.map(({ bucket }) => ({ id, bucket, at: new Date(now) })))
    .execute();
  return 0;
}

async function waitFor(db: Store, bucket: string, most: number, now: number, windowMs: number): Promise<number> {
  const latest = await db
    .selectFrom('sign_in_attempt')
    .select('at')
    .where('bucket', '=', bucket)
    .where('at', '>', new Date(now - windowMs))
    .orderBy('at', 'desc')
    .limit(most)
    .execute();
  const oldest = latest[most - 1];
  return oldest === undefined ? 0 : Math.max(1, oldest.at.getTime() + windowMs - now);
}
