import type { Course } from '../../app/course/course.ts';
import { COURSE_SETTINGS, CourseSettings, daysAfter, Satisfaction } from '../../app/course/course.ts';
import type { Id, Instant } from '../../app/kernel/scalars.ts';
import { ERASED } from '../privacy/erased.ts';
import { listConcerns } from './concerns.ts';
import { listDiagnoses } from './diagnoses.ts';
import { listHandOvers } from './hand-overs.ts';
import type { Store } from './open-store.ts';
import { readOutage } from './outages.ts';
import { readSetting, saveSetting } from './settings.ts';

export const readCourseSettings = async (db: Store): Promise<CourseSettings> =>
  (await readSetting(db, 'course', CourseSettings)) ?? COURSE_SETTINGS;

export const saveCourseSettings = (db: Store, settings: CourseSettings, by: Id, at: Instant): Promise<void> =>
  saveSetting(db, 'course', settings, by, at);

/** Throws when the ticket is not there: for those who have just read it. */
export async function readCourse(db: Store, ticketId: Id): Promise<Course> {
  const ticket = await db
    .selectFrom('ticket')
    .select(['state', 'words', 'closes_at', 'closed_at'])
    .where('id', '=', ticketId)
    .executeTakeFirstOrThrow();
  const { reopenWithinDays } = await readCourseSettings(db);
  const satisfaction = await findSatisfaction(db, ticketId);
  // Once its words have had their time it is neither taken up again nor given new ones.
  const isErased = ticket.words === ERASED;
  return {
    ticketId,
    concerns: await listConcerns(db, ticketId),
    closesAt: ticket.closes_at?.getTime() ?? null,
    reopenUntil: isErased ? null : ticket.closed_at && daysAfter(ticket.closed_at.getTime(), reopenWithinDays),
    satisfaction,
    isRateable: ticket.state === 'closed' && satisfaction === null && !isErased,
    diagnoses: await listDiagnoses(db, ticketId),
    handOvers: await listHandOvers(db, ticketId),
    outage: await readOutage(db, ticketId),
  };
}

async function findSatisfaction(db: Store, ticketId: Id): Promise<Satisfaction | null> {
  const row = await db
    .selectFrom('satisfaction')
    .select(['face', 'words'])
    .where('ticket_id', '=', ticketId)
    .executeTakeFirst();
  return row === undefined ? null : Satisfaction.parse(row);
}

/** False when it was given before. */
export async function addSatisfaction(
  db: Store,
  ticketId: Id,
  { face, words }: Satisfaction,
  at: Instant,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('satisfaction')
    .values({ ticket_id: ticketId, face, words, at: new Date(at) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Resolved, and nobody has said anything for as long as that may take; the longest silent first. */
export async function listLapsed(db: Store, now: Instant, most: number): Promise<Id[]> {
  const rows = await db
    .selectFrom('ticket')
    .select('id')
    .where('state', '=', 'resolved')
    .where('closes_at', '<=', new Date(now))
    .orderBy('closes_at')
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}
