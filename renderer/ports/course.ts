import type { AppBridge } from '../../app/wire/bridge.ts';
import type { OwnCourseRequest } from '../../app/wire/requests/course.ts';
import type { AskSome } from './through.ts';
import { through } from './through.ts';

/** Asks, and says, what becomes of a ticket of one's own. */
export type AskCourse = AskSome<OwnCourseRequest>;

export const courseThrough = (bridge: Pick<AppBridge, 'course'>): AskCourse => through(bridge.course);
