import { z } from 'zod';
import { Course, CourseSettings, Face } from '../../course/course.ts';
import { DiagnosisOutcome } from '../../course/diagnosis.ts';
import { Team } from '../../directory/team.ts';
import { Id, Words } from '../../kernel/scalars.ts';
import { SupportLevel } from '../../level/level.ts';
import { Ticket } from '../../ticket/ticket.ts';
import type { RequestContract } from './contract.ts';
import { nothing } from './contract.ts';
import { OWN_VISITS } from './visits.ts';

const ticket = z.object({ ticketId: Id });
const concern = ticket.extend({ concernId: Id });

export const courseRequests = {
  /** Requesters see their own, without what the support says among itself. */
  'course.show': { input: ticket, output: Course, callers: ['employee', 'technician'] },
  /** About how long it will be until somebody takes a ticket of one's own; null where nobody can tell. */
  'course.expected-wait': {
    input: ticket,
    output: z.object({ minutes: z.number().int().positive().nullable() }),
    callers: ['employee'],
  },
  /** Asks the requester for something, and waits for them. */
  'course.wait': { input: ticket.extend({ words: Words }), output: Ticket, callers: ['technician'] },
  'course.resume': { input: ticket, output: Ticket, callers: ['technician'] },
  /** The same `requestId` on the same ticket is the same concern. Said of a resolved ticket, it is taken up again. */
  'course.add-concern': {
    input: ticket.extend({ requestId: Id, words: Words }),
    output: Course,
    callers: ['employee', 'technician'],
  },
  'course.answer': { input: concern.extend({ words: Words }), output: Course, callers: ['technician'] },
  /** The last one that is confirmed closes a resolved ticket. */
  'course.confirm': { input: concern, output: Course, callers: ['employee'] },
  /** The answer does not settle it: whoever answered takes it up again. */
  'course.refuse': { input: concern.extend({ words: Words }), output: Course, callers: ['employee'] },
  'course.reopen': { input: ticket, output: Course, callers: ['employee'] },
  'course.rate': {
    input: ticket.extend({ face: Face, words: Words.nullable() }),
    output: Course,
    callers: ['employee'],
  },
  /** The same `requestId` on the same ticket is the same entry. */
  'course.diagnose': {
    input: ticket.extend({ requestId: Id, hypothesis: Words, tried: Words, outcome: DiagnosisOutcome }),
    output: Course,
    callers: ['technician'],
  },
  /** To a level, and there to a team or to whichever; up one at a time, and only with a diagnosis. */
  'course.hand-over': {
    input: ticket.extend({ to: SupportLevel, teamId: Id.nullable(), words: Words }),
    output: Ticket,
    callers: ['technician'],
  },
  /** To whom a ticket can be handed over. */
  'course.teams': {
    input: nothing,
    output: z.array(Team.pick({ id: true, name: true, level: true })),
    callers: ['technician'],
  },
  /** Under another open ticket of the same outage. */
  'course.gather': { input: ticket.extend({ parentId: Id }), output: Course, callers: ['technician'] },
  'course.part': { input: ticket, output: Course, callers: ['technician'] },
  'course.settings': { input: nothing, output: CourseSettings, callers: ['administrator'] },
  'course.change-settings': { input: CourseSettings, output: CourseSettings, callers: ['administrator'] },
} as const satisfies Record<string, RequestContract>;

/** Those that an employee's page may send through the main process. */
const OWN = [
  'course.show',
  'course.expected-wait',
  'course.add-concern',
  'course.confirm',
  'course.refuse',
  'course.reopen',
  'course.rate',
  ...OWN_VISITS,
] as const;
export const OwnCourseRequest = z.enum(OWN);
export type OwnCourseRequest = z.infer<typeof OwnCourseRequest>;
