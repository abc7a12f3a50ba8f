import type { Id } from '../../app/kernel/scalars.ts';
import type { Intervention, Interventions } from '../../app/visit/intervention.ts';
import { Interventions as InterventionsSchema } from '../../app/visit/intervention.ts';
import type { Store } from '../store/open-store.ts';
import { listInterventions, listRemoteHelp } from '../store/visits/interventions.ts';

/** All three kinds in one order: that in which they began, or were proposed. */
export async function interventionsOf(db: Store, ticketId: Id): Promise<Interventions> {
  const [kept, remote] = [await listInterventions(db, ticketId), await listRemoteHelp(db, ticketId)];
  const all = [...kept, ...remote].sort((one, other) => beganAt(one) - beganAt(other));
  return InterventionsSchema.parse({ ticketId, all });
}

const beganAt = (one: Intervention): number => (one.kind === 'on-site' ? one.proposedAt : one.startedAt);
