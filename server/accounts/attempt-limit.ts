import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Result } from '../../app/kernel/result.ts';
import { fail, ok } from '../../app/kernel/result.ts';
import { countMissed } from '../audit/missed-sign-ins.ts';
import type { Clock, Random } from '../context.ts';
import type { Store } from '../store/open-store.ts';

type TooMany = { readonly type: 'too-many'; readonly retryAfterMs: number };

/** One try at a secret. */
export interface Attempt {
  /** What is tried: an account, a person's codes; null where nobody in particular is. */
  readonly subject: string | null;
  /** Where it comes from, as a prefix of the address. */
  readonly network: string;
  /**
   * Whether the account has been opened from there before, or what is shown is a secret that was given out: strangers
   * elsewhere can't use up what is left for it, and wrong tries at others from the same place don't stand in its way.
   */
  readonly known?: boolean;
  /** It only begins something that is kept for a while: counted whether it was good or not, and beside wrong tries. */
  readonly begins?: true;
}

/** Counts attempts at a secret, by what is tried and by where from, over all brokers. */
export interface AttemptLimit {
  /** Counted as failed from the start, so that many at once gain nothing; `forget` takes a good one out again, `missed` counts a wrong one for the audit. */
  begin(attempt: Attempt): Promise<Result<{ forget(): Promise<void>; missed(): Promise<void> }, TooMany>>;
}

export interface AttemptBounds {
  readonly windowMs: number;
  /** For one account from one network: what somebody who mistypes needs. */
  readonly perPair: number;
  /** For one account from everywhere: far more, so that a stranger can't lock its owner out with a few wrong passwords. */
  readonly perSubject: number;
  /** For one network, whatever it tries. */
  readonly perAddress: number;
  /** What one network may begin and leave: more than all of a large office do in a morning. */
  readonly begunPerAddress: number;
}

export function createAttemptLimit(store: Store, clock: Clock, random: Random, bounds: AttemptBounds): AttemptLimit {
  return {
    begin: async (attempt) => {
      const id = random.id();
      const buckets = bucketsOf(attempt, bounds).toSorted((one, other) => (one.bucket < other.bucket ? -1 : 1));
      const spent = (db: Store): Promise<number> => spend(db, id, buckets, clock.now(), bounds.windowMs);
      const retryAfterMs = buckets.length === 0 ? 0 : await store.transaction().execute(spent);
      if (retryAfterMs > 0) return fail({ type: 'too-many', retryAfterMs });
      return ok({
        forget: async () => {
          await store
            .deleteFrom('sign_in_attempt')
            .where('id', '=', id)
            .where('bucket', '<>', begunFrom(attempt.network))
            .execute();
        },
        missed: () => countMissed(store, attempt.subject, clock.now()),
      });
    },
  };
}

interface Bucket {
  readonly bucket: string;
  readonly most: number;
}

function bucketsOf({ subject, network, known = false, begins }: Attempt, bounds: AttemptBounds): Bucket[] {
  if (begins) return [{ bucket: begunFrom(network), most: bounds.begunPerAddress }];
  const address = { bucket: hashed(`address:${network}`), most: bounds.perAddress };
  if (subject === null) return known ? [] : [address];
  const pair = { bucket: hashed(`pair:${subject} ${network}`), most: bounds.perPair };
  return known ? [pair] : [pair, address, { bucket: hashed(subject), most: bounds.perSubject }];
}

const begunFrom = (network: string): string => hashed(`begun:${network}`);

/** Addresses and subjects are kept only as long as they count, and only as digests. */
const hashed = (bucket: string): string => createHash('sha256').update(bucket).digest('base64url');

/** Zero when there was room in every bucket; the locks are taken in one order, so that two brokers never wait for each other. */
async function spend(
  db: Store,
  id: string,
  buckets: readonly Bucket[],
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
