import { z } from 'zod';
import { Id, Instant, PersonName } from '../kernel/scalars.ts';
import { TimeZone } from './calendar.ts';

/** Whom support is given to. */
export const Organisation = z.object({ id: Id, name: PersonName, archived: z.boolean(), changedAt: Instant });
export type Organisation = z.infer<typeof Organisation>;

/** Where an organisation's people work, and what time it is there. */
export const Site = z.object({
  id: Id,
  organisationId: Id,
  name: PersonName,
  timeZone: TimeZone,
  archived: z.boolean(),
  changedAt: Instant,
});
export type Site = z.infer<typeof Site>;
