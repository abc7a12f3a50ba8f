import { z } from 'zod';
import { Id, PersonName } from '../kernel/scalars.ts';
import { TechnicianCard } from '../level/person.ts';

/** `away`: no console of theirs is open. The last is set by a session itself, and hides the others. */
export const Presence = z.enum(['away', 'free', 'on-phone', 'in-session']);
export type Presence = z.infer<typeof Presence>;

/** A technician as the others see them at the desk. */
export const Colleague = TechnicianCard.extend({
  teamId: Id.nullable(),
  presence: Presence,
  /** How many open tickets they have. */
  tickets: z.number().int().nonnegative(),
});
export type Colleague = z.infer<typeof Colleague>;

/** Somebody who has the same ticket before them. */
export const Looker = z.object({ id: Id, name: PersonName });
export type Looker = z.infer<typeof Looker>;
