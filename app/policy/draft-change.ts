import { z } from 'zod';
import { Id } from '../kernel/scalars.ts';
import { MOST_RULES, PolicyRule } from './rule.ts';
import type { PolicyContent } from './version.ts';

/** One step of editing; each has its opposite, which undoes it. */
export const DraftChange = z.discriminatedUnion('type', [
  /** Replaces the rule of that id where it stands; a new one goes to `at`, or to the end. */
  z.object({ type: z.literal('rule-put'), rule: PolicyRule, at: z.number().int().min(0).max(MOST_RULES).optional() }),
  z.object({ type: z.literal('rule-removed'), ruleId: Id }),
  z.object({ type: z.literal('second-approval-set'), required: z.boolean() }),
]);
export type DraftChange = z.infer<typeof DraftChange>;

/** The content after a change; more rules than a version may have are cut off by whoever parses the result. */
export function changed(content: PolicyContent, change: DraftChange): PolicyContent {
  switch (change.type) {
    case 'second-approval-set':
      return { ...content, secondApproval: change.required };
    case 'rule-removed':
      return { ...content, rules: content.rules.filter(({ id }) => id !== change.ruleId) };
    case 'rule-put':
      return { ...content, rules: put(content.rules, change.rule, change.at) };
  }
}

function put(rules: readonly PolicyRule[], rule: PolicyRule, at = rules.length): PolicyRule[] {
  if (rules.some(({ id }) => id === rule.id)) return rules.map((one) => (one.id === rule.id ? rule : one));
  return [...rules.slice(0, at), rule, ...rules.slice(at)];
}

/** What takes a content back to where it was before the change; null when the change changes nothing. */
export function undoing(before: PolicyContent, change: DraftChange): DraftChange | null {
  if (change.type === 'second-approval-set')
    return change.required === before.secondApproval ? null : { ...change, required: before.secondApproval };
  const id = change.type === 'rule-put' ? change.rule.id : change.ruleId;
  const at = before.rules.findIndex((rule) => rule.id === id);
  const rule = before.rules[at];
  if (rule === undefined) return change.type === 'rule-put' ? { type: 'rule-removed', ruleId: id } : null;
  return { type: 'rule-put', rule, at };
}
