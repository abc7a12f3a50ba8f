import { z } from 'zod';
import { Id, PersonName, TeamName } from '../kernel/scalars.ts';
import { Role, SupportLevel } from './level.ts';

/** Someone the directory knows; `level` and `team` belong to technicians alone. */
export const Person = z.object({
  id: Id,
  name: PersonName,
  email: z.email().max(254),
  role: Role,
  level: SupportLevel.nullable(),
  team: TeamName.nullable(),
});
export type Person = z.infer<typeof Person>;

/** What others may see of a technician: the directory's word, never the technician's own. */
export const TechnicianCard = z.object({
  id: Id,
  name: PersonName,
  level: SupportLevel,
  /** Empty for a technician of no team. */
  team: TeamName.or(z.literal('')),
});
export type TechnicianCard = z.infer<typeof TechnicianCard>;
