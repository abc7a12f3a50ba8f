import { z } from 'zod';
import { Id, PersonName } from '../kernel/scalars.ts';
import { Reference } from '../ticket/reference.ts';
import { TicketState } from '../ticket/state.ts';

/** Several tickets of one outage: what answers the parent answers those under it. A ticket is one or the other. */
export const Outage = z.object({
  /** Under which this one stands. */
  parent: z.object({ id: Id, reference: Reference }).nullable(),
  /** Those under it; empty for the requester, whom others' tickets do not concern. */
  children: z.array(z.object({ id: Id, reference: Reference, requester: PersonName, state: TicketState })),
});
export type Outage = z.infer<typeof Outage>;
