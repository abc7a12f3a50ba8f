import { z } from 'zod';
import { Id, PersonName } from '../kernel/scalars.ts';
import { PolicySentence } from './sentence.ts';

/** Longest Cedar text of one rule, in characters. */
export const RULE_TEXT_LIMIT = 8_000;
/** Most rules of one version: what the engine is measured with. */
export const MOST_RULES = 1_000;

/** One rule is one Cedar policy, written as a sentence or, by an expert, as Cedar text. */
export const PolicyRule = z.object({
  id: Id,
  name: PersonName,
  source: z.discriminatedUnion('type', [
    z.object({ type: z.literal('sentence'), sentence: PolicySentence }),
    z.object({ type: z.literal('cedar'), text: z.string().max(RULE_TEXT_LIMIT) }),
  ]),
});
export type PolicyRule = z.infer<typeof PolicyRule>;

export const PolicyRules = z
  .array(PolicyRule)
  .max(MOST_RULES)
  .refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, 'a rule stands once');

/** What an engine needs of a rule: the shape in which it also travels to workstations. */
export interface CedarRule {
  readonly id: Id;
  readonly name: string;
  readonly cedar: string;
}
