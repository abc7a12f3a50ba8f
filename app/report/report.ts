import { z } from 'zod';
import { CalendarDay } from '../directory/calendar.ts';
import { Id, Instant, PersonName, TeamName } from '../kernel/scalars.ts';
import { SupportLevel } from '../level/level.ts';
import { Target } from '../targets/deadlines.ts';
import { Priority } from '../ticket/priority.ts';
import { Reference } from '../ticket/reference.ts';
import { Category } from '../ticket/ticket.ts';
import { Figures } from './figures.ts';

/** What the rows of a report's table stand for. */
export const Grouping = z.enum(['team', 'category', 'organisation', 'level', 'contract']);
export type Grouping = z.infer<typeof Grouping>;

/** Which tickets are counted; null for all. */
export const Scope = z.object({
  teamId: Id.nullable(),
  organisationId: Id.nullable(),
  category: Category.nullable(),
  level: SupportLevel.nullable(),
});
export type Scope = z.infer<typeof Scope>;

/** `key`: an id, a category or a level; null for the tickets that have none. `name`: of what has an id. */
const ReportRow = z.object({ key: z.string().nullable(), name: z.string().nullable(), figures: Figures });

export const Report = z.object({
  /** Each step's first day, in their order. */
  steps: z.array(z.object({ from: CalendarDay, figures: Figures })),
  /** The largest first. */
  rows: z.array(ReportRow),
  total: Figures,
});
export type Report = z.infer<typeof Report>;

/** What a report can be narrowed to by whoever asks. */
export const ReportChoices = z.object({
  teams: z.array(z.object({ id: Id, name: TeamName })),
  organisations: z.array(z.object({ id: Id, name: PersonName })),
});
export type ReportChoices = z.infer<typeof ReportChoices>;

/** A promise about an open ticket that is near its end or was missed; nothing of what the ticket says. */
export const AtRisk = z.object({
  ticketId: Id,
  reference: Reference,
  priority: Priority,
  level: SupportLevel,
  team: TeamName.nullable(),
  organisation: PersonName.nullable(),
  assignee: PersonName.nullable(),
  target: Target,
  standing: z.enum(['near', 'missed']),
  dueAt: Instant,
});
export type AtRisk = z.infer<typeof AtRisk>;
