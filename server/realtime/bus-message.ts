import { z } from 'zod';
import { Id } from '../../app/kernel/scalars.ts';
import { BrokerEvent } from '../../app/wire/broker-events.ts';
import type { Room } from './rooms.ts';

const AnyRoom = z
  .templateLiteral([z.enum(['person', 'employee', 'workstation', 'login']), ':', z.uuid()])
  .or(z.enum(['technicians', 'administrators']));

/** An event for the connections in some rooms. */
export const Delivery = z.object({ rooms: z.array(AnyRoom).min(1), event: BrokerEvent });
export type Delivery = z.infer<typeof Delivery> & { readonly rooms: readonly Room[] };

/** What rights rest on: the rules, a contract's organisation, a workstation, a person, a team, a sign-in that has ended. */
export const RightsChange = z.object({
  of: z.enum(['rules', 'organisation', 'workstation', 'person', 'team', 'login']),
  id: Id.nullable(),
});
export type RightsChange = z.infer<typeof RightsChange>;

/** What brokers tell each other through the database; `stored` points to a body too long for a notification. */
export const BusMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('delivery'), from: z.number().int(), ...Delivery.shape }),
  z.object({ kind: z.literal('stored'), from: z.number().int(), id: z.string() }),
  z.object({ kind: z.literal('login-ended'), loginId: Id }),
  z.object({ kind: z.literal('workstation-revoked'), workstationId: Id }),
  z.object({ kind: z.literal('rights-changed'), ...RightsChange.shape }),
]);
export type BusMessage = z.infer<typeof BusMessage>;
