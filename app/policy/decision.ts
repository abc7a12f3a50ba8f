import { z } from 'zod';
import { Id, Instant, PersonName } from '../kernel/scalars.ts';
import { PolicyCapability } from './capability.ts';
import { PolicyInput } from './input.ts';

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

/** What was decided, when, under which published version, and from what. */
export const PolicyDecision = z.object({
  id: Id,
  at: Instant,
  version: z.number().int().positive(),
  input: PolicyInput,
  capabilities: z.array(CapabilityDecision),
});
export type PolicyDecision = z.infer<typeof PolicyDecision>;
