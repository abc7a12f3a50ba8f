import { z } from 'zod';
import { Id, Instant, PersonName } from '../../kernel/scalars.ts';
import { TechnicianCard } from '../../level/person.ts';
import { Reference } from '../../ticket/reference.ts';
import type { RequestContract } from './contract.ts';
import { nothing } from './contract.ts';

/** A session asked or live, as whoever watches over all of them sees it: who, where, since when, never what is on the screen. */
export const RunningSession = z.object({
  id: Id,
  reference: Reference,
  technician: TechnicianCard,
  workstation: z.object({ id: Id, name: PersonName }),
  requester: z.object({ id: Id, name: PersonName }),
  /** `asking` until the employee has answered. */
  state: z.enum(['asking', 'seeing', 'controlling']),
  askedAt: Instant,
  /** When what was granted runs out; null while nothing is. */
  expiresAt: Instant.nullable(),
});
export type RunningSession = z.infer<typeof RunningSession>;

export const runningSessionRequests = {
  'session.list-running': { input: nothing, output: z.array(RunningSession), callers: ['administrator'] },
  'session.end-by-administrator': { input: z.object({ sessionId: Id }), output: nothing, callers: ['administrator'] },
} as const satisfies Record<string, RequestContract>;
