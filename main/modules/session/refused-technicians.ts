import { z } from 'zod';
import type { Instant } from '../../../app/kernel/scalars.ts';
import { Id, Instant as InstantSchema } from '../../../app/kernel/scalars.ts';
import type { RefusalReason } from '../../../app/session/phase.ts';
import type { Keep } from '../store/keep.ts';
import type { RefusedTechnicians } from './ports.ts';

/** How often in a row this computer's user has said no to a technician, and when they last did. */
export const StoredRefusals = z.array(z.object({ technicianId: Id, times: z.number().int(), at: InstantSchema }));
export type StoredRefusals = z.infer<typeof StoredRefusals>;

/** Counts for itself, whatever the broker counts: after two noes, or one report, that technician is not heard here. */
export function countRefusals(
  keep: Keep<StoredRefusals>,
  liftedAt: (technicianId: Id) => Instant | null,
): RefusedTechnicians {
  const timesOf = (technicianId: Id): number => {
    const known = keep.read().find((one) => one.technicianId === technicianId);
    return known === undefined || known.at <= (liftedAt(technicianId) ?? 0) ? 0 : known.times;
  };
  const put = (technicianId: Id, times: number, at: Instant): void => {
    const others = keep.read().filter((one) => one.technicianId !== technicianId);
    keep.write([...others, ...(times === 0 ? [] : [{ technicianId, times, at }])].slice(-MOST_REMEMBERED));
  };
  return {
    isBlocked: (technicianId) => timesOf(technicianId) >= MOST_REFUSALS,
    refused: (technicianId, reason, at) => {
      const weight = WEIGHT[reason] ?? 0;
      if (weight > 0) put(technicianId, timesOf(technicianId) + weight, at);
    },
    granted: (technicianId, at) => put(technicianId, 0, at),
  };
}

const WEIGHT: Partial<Record<RefusalReason, number>> = { declined: 1, 'no-help-asked': 2 };
const MOST_REFUSALS = 2;
const MOST_REMEMBERED = 500;
