import { z } from 'zod';

const days = (least: number) => z.number().int().min(least).max(3650);

/** Thirteen months: a year can be compared with the one before. */
const DECISIONS = 396;

/** How long each kind of data is kept, in days. */
export const Retention = z
  .strictObject({
    /** What people wrote in tickets, from the day they were closed. */
    words: days(30),
    /** Names, addresses and whatever else personal the audit keeps beside its events. */
    names: days(90),
    /** The events themselves; the chain then begins with the checkpoint before the oldest that is kept. */
    events: days(365),
    /** What was decided under which rules, with what it was decided from; a month of it is what a replay needs. */
    decisions: days(31).default(DECISIONS),
  })
  .refine(({ names, events }) => names <= events, 'values go no later than their events');
export type Retention = z.infer<typeof Retention>;

/** What holds until an administrator says otherwise: two years, three and five, and thirteen months. */
export const RETENTION: Retention = { words: 730, names: 1095, events: 1825, decisions: DECISIONS };
