import type { PolicyRule } from './rule.ts';
import { toCedar } from './to-cedar.ts';
import type { PolicyContent } from './version.ts';

/** What one version's rules have that another's have not. */
export interface PolicyDifference {
  readonly added: readonly PolicyRule[];
  readonly removed: readonly PolicyRule[];
  readonly changed: readonly { readonly before: PolicyRule; readonly after: PolicyRule }[];
  /** What second approval becomes; null when it stays. */
  readonly secondApproval: boolean | null;
}

export function differenceBetween(before: PolicyContent, after: PolicyContent): PolicyDifference {
  const old = new Map(before.rules.map((rule) => [rule.id, rule]));
  const kept = new Set(after.rules.map(({ id }) => id));
  return {
    added: after.rules.filter(({ id }) => !old.has(id)),
    removed: before.rules.filter(({ id }) => !kept.has(id)),
    changed: after.rules.flatMap((rule) => {
      const was = old.get(rule.id);
      return was === undefined || same(was, rule) ? [] : [{ before: was, after: rule }];
    }),
    secondApproval: before.secondApproval === after.secondApproval ? null : after.secondApproval,
  };
}

export const isEmpty = ({ added, removed, changed, secondApproval }: PolicyDifference): boolean =>
  added.length + removed.length + changed.length === 0 && secondApproval === null;

const same = (one: PolicyRule, other: PolicyRule): boolean =>
  one.name === other.name && one.source.type === other.source.type && toCedar(one).cedar === toCedar(other).cedar;
