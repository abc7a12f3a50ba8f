import { z } from 'zod';
import { WEEKDAYS } from '../directory/calendar.ts';
import { Id, PersonName } from '../kernel/scalars.ts';
import { SupportLevel } from '../level/level.ts';
import { Impact } from '../ticket/ticket.ts';
import { PolicyCapability } from './capability.ts';

/** A workstation's tag or a technician's certification: one line, nothing invisible. */
export const Label = PersonName.max(60);
export type Label = z.infer<typeof Label>;

export const Weekday = z.enum(WEEKDAYS);
export type Weekday = z.infer<typeof Weekday>;

const MINUTES_A_DAY = 24 * 60;
/** Minutes since midnight. */
export const MinuteOfDay = z
  .number()
  .int()
  .min(0)
  .max(MINUTES_A_DAY - 1);

/** The slots of a sentence: an empty list, or `any`, leaves its slot open. */
const several = <T extends z.ZodType>(one: T) =>
  z
    .array(one)
    .max(40)
    .refine((all) => new Set(all).size === all.length, 'each is named once');

/** Hours of chosen days; `from` is the first minute, `until` the first one after it. */
export const Hours = z
  .object({ days: several(Weekday).min(1), from: MinuteOfDay, until: z.number().int().min(1).max(MINUTES_A_DAY) })
  .refine(({ from, until }) => from < until, 'the end comes after the beginning');
export type Hours = z.infer<typeof Hours>;

/** What an administrator writes by filling slots: one sentence, one Cedar policy. */
export const PolicySentence = z.object({
  effect: z.enum(['permit', 'forbid']),
  capabilities: several(PolicyCapability).min(1),
  who: z.object({
    levels: several(SupportLevel),
    teams: several(Id),
    /** One of them is enough. */
    certifications: several(Label),
    origin: z.enum(['any', 'internal', 'external']),
    secondFactor: z.enum(['any', 'with', 'without']),
  }),
  where: z.object({
    /** A workstation in one of these organisations, or on one of these sites. */
    organisations: several(Id),
    sites: several(Id),
    /** And which has one of these tags. */
    tags: several(Label),
  }),
  when: z.object({
    contract: z.enum(['any', 'within-hours', 'outside-hours']),
    hours: Hours.nullable(),
    /** The ticket is in the technician's own hands. */
    assigned: z.boolean(),
    /** The employee asked for help from that workstation. */
    openedByEmployee: z.boolean(),
    impacts: several(Impact),
  }),
  /** Whom the sentence leaves alone although it speaks of them. */
  unless: z.object({ levels: several(SupportLevel), certifications: several(Label) }),
  /** Only what permits can require a recording. */
  recording: z.enum(['free', 'required']),
});
export type PolicySentence = z.infer<typeof PolicySentence>;
