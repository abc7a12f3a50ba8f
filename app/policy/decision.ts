import { z } from 'zod';
import { Id, Instant, PersonName } from '../kernel/scalars.ts';
import { PolicyCapability } from './capability.ts';
import { PolicyInput } from './input.ts';
import { Removal } from './removal.ts';

/** A rule that made the decision what it is. */
export const Determining = z.object({ ruleId: Id, name: PersonName, effect: z.enum(['permit', 'forbid']) });
export type Determining = z.infer<typeof Determining>;

/** `determining` is empty when nothing permits: silence is no. */
export const CapabilityDecision = z.object({
  capability: PolicyCapability,
  allowed: z.boolean(),
  determining: z.array(Determining),
  /** One of the rules that permit asks for it. */
  recordingRequired: z.boolean(),
});
export type CapabilityDecision = z.infer<typeof CapabilityDecision>;

/**
 * What a decision came of. `asked`: a request. `not-asked`: a technician looked at the locks of their ticket, and what
 * was closed kept them from asking. `withdrawn`: a session lost rights.
 */
export const Occasion = z.enum(['asked', 'not-asked', 'withdrawn']);
export type Occasion = z.infer<typeof Occasion>;

/** What was decided, when, under which published version, and from what. */
export const PolicyDecision = z.object({
  id: Id,
  at: Instant,
  version: z.number().int().positive(),
  input: PolicyInput,
  capabilities: z.array(CapabilityDecision),
  occasion: Occasion,
  /** What stood in the way, contract and rules together: the first lock that was closed for each right. */
  removed: z.array(Removal),
  /** How often the same was said to the same person within minutes, and when the last time. */
  times: z.number().int().positive(),
  lastAt: Instant,
});
export type PolicyDecision = z.infer<typeof PolicyDecision>;
