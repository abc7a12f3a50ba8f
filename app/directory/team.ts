import { z } from 'zod';
import { Id, Instant, TeamName } from '../kernel/scalars.ts';
import { SupportLevel } from '../level/level.ts';

/** Technicians who work together; an external one belongs to another firm. */
export const Team = z.object({
  id: Id,
  name: TeamName,
  level: SupportLevel,
  kind: z.enum(['internal', 'external']),
  archived: z.boolean(),
  changedAt: Instant,
});
export type Team = z.infer<typeof Team>;
