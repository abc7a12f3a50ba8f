import { z } from 'zod';
import { Id, Instant, PersonName, Words } from '../kernel/scalars.ts';
import { CalendarDay } from './calendar.ts';
import { ContractTerms } from './contract-terms.ts';

/** How urgent a ticket is, most urgent first. */
export const Priority = z.enum(['P1', 'P2', 'P3', 'P4']);
export type Priority = z.infer<typeof Priority>;

/** How soon somebody answers and how soon it works again, in minutes of the contract's hours. */
const Target = z.object({
  respondMinutes: z.number().int().min(1).max(525_600),
  resolveMinutes: z.number().int().min(1).max(525_600),
});

export const Targets = z.object({ P1: Target, P2: Target, P3: Target, P4: Target });
export type Targets = z.infer<typeof Targets>;

/** Whose public holidays close the contract, and the days it closes besides; `region` as that country names its parts. */
export const Holidays = z.object({
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable(),
  region: z
    .string()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N} '-]{0,39}$/u)
    .nullable(),
  extra: z.array(CalendarDay).max(100),
});
export type Holidays = z.infer<typeof Holidays>;

/** What an organisation was promised; at most one is in force at a time. */
export const Contract = z.object({
  id: Id,
  organisationId: Id,
  name: PersonName,
  terms: ContractTerms,
  holidays: Holidays,
  targets: Targets,
  /** When and how somebody comes in person, in words; empty when nobody does. */
  onSite: Words.or(z.literal('')),
  /** Who is N3 for this organisation. */
  specialistTeamId: Id.nullable(),
  archived: z.boolean(),
  changedAt: Instant,
});
export type Contract = z.infer<typeof Contract>;
