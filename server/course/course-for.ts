import type { Course } from '../../app/course/course.ts';
import { forRequester } from '../../app/course/course.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import type { Person } from '../../app/level/person.ts';
import { readCourse } from '../store/course.ts';
import type { Store } from '../store/open-store.ts';

/** As much of it as this person may know; the only way by which it leaves the broker. */
export async function courseFor(db: Store, { role }: Person, ticketId: Id): Promise<Course> {
  const course = await readCourse(db, ticketId);
  return role === 'technician' ? course : forRequester(course);
}
