import { z } from 'zod';
import { Capability } from '../consent/capability.ts';
import { Instant } from '../kernel/scalars.ts';

/** What a client's contract may have against a remote session at a given moment. */
export const ContractObstacle = z.enum([
  'no-contract',
  'not-begun',
  'ended',
  'not-remote',
  'not-in-contract',
  'out-of-hours',
]);
export type ContractObstacle = z.infer<typeof ContractObstacle>;

/** A right that the rules take out of what was asked or granted, and the lock that closed on it. */
export const Removal = z.discriminatedUnion('lock', [
  z.object({
    lock: z.literal('contract'),
    capability: Capability,
    why: ContractObstacle,
    /** When its hours begin again; only of a contract that is out of hours, and not where none are foreseen. */
    opensAt: Instant.optional(),
  }),
  z.object({
    lock: z.literal('policy'),
    capability: Capability,
    /** `forbidden`: a rule says no; `not-permitted`: none says yes; `unknown`: nothing valid says anything. */
    why: z.enum(['forbidden', 'not-permitted', 'unknown']),
    /** The rule that says no, in its own name. */
    rule: z.string().max(120).nullable(),
    version: z.number().int().nonnegative(),
  }),
]);
export type Removal = z.infer<typeof Removal>;
