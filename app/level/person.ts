import { z } from 'zod';
import { Id, Instant, PersonName, TeamName } from '../kernel/scalars.ts';
import { Role, SupportLevel } from './level.ts';

/** Something a person was found able to do, as policies name it: `serveurs`, `habilitation secret`. */
export const Certification = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._/+-]*$/u);

/** As people write it: `+33 1 23 45 67 89`, `poste 4212` is not one, `4212` is. */
export const Telephone = z
  .string()
  .trim()
  .max(40)
  .regex(/^\+?\d[\d ()./-]{1,}$/);

/** Someone the directory knows; `level`, `team` and `teamId` belong to technicians alone. */
export const Person = z.object({
  id: Id,
  name: PersonName,
  email: z.email().max(254),
  role: Role,
  level: SupportLevel.nullable(),
  team: TeamName.nullable(),
  teamId: Id.nullable().default(null),
  certifications: z.array(Certification).max(20).default([]),
  organisationId: Id.nullable().default(null),
  siteId: Id.nullable().default(null),
  disabled: z.boolean().default(false),
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

/** A person as administrators see them. */
export const PersonRecord = Person.extend({
  telephone: Telephone.nullable(),
  /** Set by hand; null where the team's level holds. */
  ownLevel: SupportLevel.nullable(),
  /** Nothing opens the account but a computer's key. */
  byKey: z.boolean().default(false),
  /** Their data are gone; nothing is left but an id. */
  erased: z.boolean().default(false),
  changedAt: Instant,
});
export type PersonRecord = z.infer<typeof PersonRecord>;
