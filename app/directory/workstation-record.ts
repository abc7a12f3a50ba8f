import { z } from 'zod';
import { Id, Instant, PersonName } from '../kernel/scalars.ts';

/** A word that policies name workstations by: `sensible`, `compta-paie`. */
const Tag = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[\p{Ll}\p{Lo}\p{N}](?:[\p{Ll}\p{Lo}\p{N}_-]{0,38}[\p{Ll}\p{Lo}\p{N}])?$/u);

export const Tags = z
  .array(Tag)
  .max(20)
  .refine((all) => new Set(all).size === all.length, { message: 'a tag stands once' });

/** A workstation as administrators see it. */
export const WorkstationRecord = z.object({
  id: Id,
  name: PersonName,
  owner: z.object({ id: Id, name: PersonName, organisationId: Id.nullable(), siteId: Id.nullable() }),
  /** Its own; null where its owner's holds. */
  organisationId: Id.nullable(),
  siteId: Id.nullable(),
  tags: Tags,
  enrolledAt: Instant,
  /** Null for one that has not been back since this is kept. */
  lastSeenAt: Instant.nullable(),
  online: z.boolean(),
  /** Not null: its key is refused. */
  revokedAt: Instant.nullable(),
  changedAt: Instant,
});
export type WorkstationRecord = z.infer<typeof WorkstationRecord>;
