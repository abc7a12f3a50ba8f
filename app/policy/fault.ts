import { z } from 'zod';
import { Id } from '../kernel/scalars.ts';

/** A place in a text, both counted from 1; columns in characters as an editor counts them. */
const Place = z.object({ line: z.number().int().positive(), column: z.number().int().positive() });
export type Place = z.infer<typeof Place>;

/** What keeps a draft from being published (`error`), or should be looked at before (`warning`). */
export const PolicyFault = z.object({
  severity: z.enum(['error', 'warning']),
  /** Null when it concerns the rules as a whole. */
  ruleId: Id.nullable(),
  /** Where in the rule's text; null for a sentence, or when it concerns the whole rule. */
  at: z.object({ from: Place, to: Place }).nullable(),
  problem: z.discriminatedUnion('type', [
    /** Cedar's own words, in English. */
    z.object({ type: z.literal('cedar'), message: z.string(), help: z.string().nullable() }),
    z.object({ type: z.literal('too-deep') }),
    z.object({ type: z.literal('unknown-reference'), kind: z.enum(['team', 'organisation', 'site']), id: Id }),
    z.object({ type: z.literal('same-name'), name: z.string() }),
    z.object({ type: z.literal('nothing-permitted') }),
    /** Seeing the screen is forbidden and the hand is not: without seeing, the hand is worth nothing, and the whole session goes. */
    z.object({ type: z.literal('control-without-view') }),
    /** A second approval is asked for, and there is only one administrator. */
    z.object({ type: z.literal('nobody-to-approve') }),
  ]),
});
export type PolicyFault = z.infer<typeof PolicyFault>;
