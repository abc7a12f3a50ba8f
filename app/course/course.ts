import { z } from 'zod';
import { Id, Instant, Words } from '../kernel/scalars.ts';
import { Concern } from './concern.ts';
import { Diagnosis } from './diagnosis.ts';
import { HandOver } from './hand-over.ts';
import { Outage } from './outage.ts';

/** From 1, displeased, to 5, delighted: a face each. */
export const Face = z.number().int().min(1).max(5);
export type Face = z.infer<typeof Face>;

/** What the requester thought of it, asked once. */
export const Satisfaction = z.object({ face: Face, words: Words.nullable() });
export type Satisfaction = z.infer<typeof Satisfaction>;

/** What a ticket goes through, beyond what lists show of it. */
export const Course = z.object({
  ticketId: Id,
  /** The first asked first. */
  concerns: z.array(Concern),
  /** When silence closes it; null unless it waits to be confirmed. */
  closesAt: Instant.nullable(),
  /** Until when its requester can have it taken up again; null unless it is closed. */
  reopenUntil: Instant.nullable(),
  satisfaction: Satisfaction.nullable(),
  /** What they thought of it can still be said. */
  isRateable: z.boolean(),
  /** What the support found out, for itself: empty for the requester. */
  diagnoses: z.array(Diagnosis),
  /** From level to level, the first hand-over first. */
  handOvers: z.array(HandOver),
  outage: Outage,
});
export type Course = z.infer<typeof Course>;

/** What a requester sees of it: where their ticket went, and nothing of what the support says among itself. */
export const forRequester = (course: Course): Course => ({
  ...course,
  diagnoses: [],
  outage: { ...course.outage, children: [] },
  handOvers: course.handOvers.map((one) => ({ ...one, by: null, words: null })),
});

const DAY_MS = 86_400_000;

/** In days of twenty-four hours, weekends and holidays like any other. */
export const CourseSettings = z.object({
  closeAfterDays: z.number().int().min(1).max(60),
  reopenWithinDays: z.number().int().min(1).max(365),
});
export type CourseSettings = z.infer<typeof CourseSettings>;

/** What holds until an administrator says otherwise. */
export const COURSE_SETTINGS: CourseSettings = { closeAfterDays: 3, reopenWithinDays: 7 };

export const daysAfter = (at: Instant, days: number): Instant => at + days * DAY_MS;
