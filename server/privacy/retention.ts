import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { RETENTION, Retention } from '../../app/audit/retention.ts';
import type { Instant } from '../../app/kernel/scalars.ts';
import type { DueData, RetentionView } from '../../app/wire/requests/privacy.ts';
import type { Store } from '../store/open-store.ts';
import { readSetting } from '../store/settings.ts';
import { eraseCourse } from './erase-course.ts';
import { eraseGuests } from './erase-guests.ts';
import { eraseTalk } from './erase-talk.ts';
import { eraseVisits } from './erase-visits.ts';
import { ERASED } from './erased.ts';

const readRetention = async (db: Store): Promise<Retention> =>
  (await readSetting(db, 'retention', Retention)) ?? RETENTION;

/** What has had its time at `now`, before anything of it goes. */
export async function viewRetention(db: Store, now: Instant): Promise<RetentionView> {
  const retention = await readRetention(db);
  const due = async (kind: keyof Retention): Promise<DueData> => {
    const count = async (at: Instant): Promise<number> => {
      const { rows } = await sql<{ n: string }>`
        select count(*) as n from (${SELECTIONS[kind](limitOf(at, retention[kind]))}) due`.execute(db);
      return Number(rows[0]?.n ?? 0);
    };
    const already = await count(now);
    return { now: already, soon: (await count(now + SOON_MS)) - already };
  };
  return {
    retention,
    due: {
      words: await due('words'),
      names: await due('names'),
      events: await due('events'),
      decisions: await due('decisions'),
    },
    nextAt: nextNight(now),
  };
}

/** What went of each kind, and what the chain has to be read with from now on. */
interface Gone extends Record<keyof Retention, number> {
  /** Personal values beside the chain, be it for their words' time or for their own. */
  readonly values: number;
  /** The first event there is now; zero when the chain was not cut. */
  readonly keptFrom: number;
}

/** Erases what has had its time. */
export async function applyRetention(db: Store, now: Instant): Promise<Gone> {
  const retention = await readRetention(db);
  const limit = (kind: keyof Retention): Date => limitOf(now, retention[kind]);
  const tickets = SELECTIONS.words(limit('words'));
  // What is being written on one of them comes before, and goes too, or comes after, and is refused.
  await sql`select id from ticket where id in (${tickets}) order by id for no key update`.execute(db);
  const words = await affected(
    db,
    sql`delete from audit_value where name <> 'actor' and person_id is null and event_id in (
      select id from audit_event where ticket_id in (${tickets}))`,
  );
  for (const statement of eraseCourse(tickets)) await statement.execute(db);
  for (const statement of eraseTalk(tickets)) await statement.execute(db);
  for (const statement of eraseGuests(tickets, new Date(now))) await statement.execute(db);
  for (const statement of eraseVisits(tickets, new Date(now))) await statement.execute(db);
  const closed = await affected(db, sql`update ticket set words = ${ERASED} where id in (${tickets})`);
  const names = await affected(
    db,
    sql`delete from audit_value where (event_id, name) in (${SELECTIONS.names(limit('names'))})`,
  );
  const decisions = await affected(
    db,
    sql`delete from policy_decision where id in (${SELECTIONS.decisions(limit('decisions'))})`,
  );
  const events = await cutChain(db, limit('events'));
  const keptFrom = events === 0 ? 0 : await firstKept(db);
  return { words: words + closed, names, events, decisions, values: words + names, keptFrom };
}

/** The chain is cut at a checkpoint only, which stays as the first thing there is. */
async function cutChain(db: Store, limit: Date): Promise<number> {
  await sql`select set_config('accord.retention', 'audit_event', true)`.execute(db);
  const events = await affected(db, sql`delete from audit_event where seq in (${SELECTIONS.events(limit)})`);
  await sql`select set_config('accord.retention', 'audit_checkpoint', true)`.execute(db);
  await sql`delete from audit_checkpoint where seq < (select min(seq) from audit_event) - 1`.execute(db);
  await sql`select set_config('accord.retention', '', true)`.execute(db);
  return events;
}

async function firstKept(db: Store): Promise<number> {
  const { rows } = await sql<{ seq: string }>`select min(seq) as seq from audit_event`.execute(db);
  return Number(rows[0]?.seq ?? 0);
}

const SELECTIONS: Record<keyof Retention, (limit: Date) => RawBuilder<unknown>> = {
  words: (limit) => sql`select id from ticket
    where state in ('closed', 'cancelled') and changed_at < ${limit} and words <> ${ERASED}`,
  names: (limit) => sql`select event_id, name from audit_value
    where event_id in (select id from audit_event where at < ${limit})`,
  events: (limit) => sql`select seq from audit_event where seq <= (
    select max(seq) from audit_checkpoint
    where seq < (select min(seq) from audit_event where at >= ${limit}))`,
  decisions: (limit) => sql`select id from policy_decision where at < ${limit}`,
};

async function affected(db: Store, statement: RawBuilder<unknown>): Promise<number> {
  return Number((await statement.execute(db)).numAffectedRows ?? 0);
}

const limitOf = (now: Instant, days: number): Date => new Date(now - days * DAY_MS);

/** Half past two in the morning, UTC: when the job runs. */
function nextNight(now: Instant): Instant {
  const night = new Date(now);
  night.setUTCHours(2, 30, 0, 0);
  return night.getTime() > now ? night.getTime() : night.getTime() + DAY_MS;
}

const DAY_MS = 86_400_000;
const SOON_MS = 30 * DAY_MS;
