import { z } from 'zod';
import { Id, PersonName } from '../kernel/scalars.ts';
import { Telephone } from '../level/person.ts';
import { Ticket } from '../ticket/ticket.ts';

/** Somebody who may be calling, as far as a voice tells them apart. */
export const CallerCard = z.object({
  id: Id,
  name: PersonName,
  email: z.string().max(254),
  telephone: Telephone.nullable(),
  organisation: z.string().max(120).nullable(),
  site: z.string().max(120).nullable(),
  workstations: z.array(z.string().max(120)),
});
export type CallerCard = z.infer<typeof CallerCard>;

/** What is known of a caller before they have said why they call. */
export const CallerFile = z.object({
  caller: CallerCard,
  /** Open ones, the newest first. */
  open: z.array(Ticket),
});
export type CallerFile = z.infer<typeof CallerFile>;
