import { z } from 'zod';
import { Id, Instant } from '../kernel/scalars.ts';
import { SupportLevel } from '../level/level.ts';
import { Impact } from '../ticket/ticket.ts';
import { Label, MinuteOfDay, Weekday } from './sentence.ts';

/** All that a decision depends on; kept with it, so that it can be made again. */
export const PolicyInput = z.object({
  technician: z.object({
    id: Id,
    level: SupportLevel,
    teamIds: z.array(Id).max(50),
    certifications: z.array(Label).max(50),
    secondFactor: z.boolean(),
    external: z.boolean(),
  }),
  workstation: z.object({
    id: Id,
    organisationId: Id.nullable(),
    siteId: Id.nullable(),
    tags: z.array(Label).max(50),
  }),
  ticket: z.object({
    id: Id,
    /** Of whoever has the ticket; null while nobody does. */
    level: SupportLevel.nullable(),
    impact: Impact,
    /** To the technician who asks. */
    assigned: z.boolean(),
    openedByEmployee: z.boolean(),
  }),
  contract: z.object({ exists: z.boolean(), remote: z.boolean(), hours: z.boolean() }),
  /** The moment, and what a clock and a calendar show then at the workstation's place. */
  at: z.object({ instant: Instant, weekday: Weekday, minuteOfDay: MinuteOfDay }),
  /** The console's address prefix, or `unknown`. */
  network: z.string().min(1).max(64),
});
export type PolicyInput = z.infer<typeof PolicyInput>;
