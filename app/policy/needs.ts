import { z } from 'zod';
import type { CedarPolicy, Constraint, EntityName } from './cedar.ts';
import {
  AnyLabel,
  attribute,
  conjunctsOf,
  disjunctsOf,
  Labels,
  Literal,
  Membership,
  membersOf,
  OneLevel,
  Scope,
} from './parts-of-policy.ts';

/** A fact without which a policy can't apply: the subject is, is in, or has, one of `any`. */
export interface Need {
  readonly of: 'principal' | 'action' | 'resource' | 'level' | 'tag' | 'certification';
  readonly any: ReadonlySet<string>;
}

/** How the engine writes an entity in a `Need`. */
export const keyOf = ({ type, id }: Readonly<EntityName>): string => `${type}::${id}`;

/**
 * What a policy asks for at least, read from its head and from the start of its conditions. Reading stops at the
 * first condition it does not know: those before it can't fail to evaluate, so that a policy left out for want of one
 * of them is a policy that Cedar would have found not to apply, without a fault.
 */
export function needsOf({ principal, action, resource, conditions }: CedarPolicy): readonly Need[] {
  const head = [fromScope('principal', principal), fromScope('action', action), fromScope('resource', resource)];
  const [first] = conditions;
  const body = first?.kind === 'when' ? leading(conjunctsOf(first.body).map(fromCondition)) : [];
  return [...head.filter((need) => need !== null), ...body];
}

function leading(needs: readonly (Need | null)[]): readonly Need[] {
  const unknown = needs.indexOf(null);
  return (unknown === -1 ? needs : needs.slice(0, unknown)).filter((need) => need !== null);
}

function fromScope(of: Need['of'], constraint: Constraint): Need | null {
  const scope = Scope.safeParse(constraint);
  if (!scope.success) return null;
  const { data } = scope;
  if ('entities' in data) return { of, any: new Set(data.entities.map(keyOf)) };
  return { of, any: new Set([keyOf(data.op === 'is' ? data.in.entity : data.entity)]) };
}

/** Alternatives are known only when they all speak of the same thing. */
function fromCondition(condition: unknown): Need | null {
  const [first, ...others] = disjunctsOf(condition).map(
    (one) => fromMembership(one) ?? fromLevel(one) ?? fromLabel(one),
  );
  return others.reduce<Need | null>(either, first ?? null);
}

const either = (one: Need | null, other: Need | null): Need | null =>
  one === null || other === null || one.of !== other.of
    ? null
    : { of: one.of, any: new Set([...one.any, ...other.any]) };

function fromMembership(condition: unknown): Need | null {
  const found = Membership.safeParse(condition);
  if (!found.success) return null;
  return { of: found.data.in.left.Var, any: new Set(membersOf(found.data.in).map(keyOf)) };
}

const SameLevel = z.object({ '==': z.object({ left: attribute('principal', 'level'), right: Literal }) });
const LeastLevel = z.object({ '>=': z.object({ left: attribute('principal', 'level'), right: Literal }) });
const OneLabel = z.object({ contains: z.object({ left: Labels, right: Literal }) });
const LEVELS = [1, 2, 3];

function fromLevel(condition: unknown): Need | null {
  const several = OneLevel.safeParse(condition);
  if (several.success) return { of: 'level', any: valuesOf(several.data.contains.left.Set) };
  const same = SameLevel.safeParse(condition);
  if (same.success) return { of: 'level', any: valuesOf([same.data['=='].right]) };
  const least = LeastLevel.safeParse(condition);
  if (!least.success) return null;
  const { Value } = least.data['>='].right;
  return typeof Value === 'number'
    ? { of: 'level', any: valuesOf(LEVELS.filter((level) => level >= Value).map((level) => ({ Value: level }))) }
    : null;
}

function fromLabel(condition: unknown): Need | null {
  const one = OneLabel.safeParse(condition);
  if (one.success) return { of: ownerOf(one.data.contains.left), any: valuesOf([one.data.contains.right]) };
  const any = AnyLabel.safeParse(condition);
  if (!any.success) return null;
  return { of: ownerOf(any.data.containsAny.left), any: valuesOf(any.data.containsAny.right.Set) };
}

const ownerOf = (labels: z.infer<typeof Labels>): Need['of'] => (labels['.'].attr === 'tags' ? 'tag' : 'certification');

/** A number and a text that look alike are told apart, as Cedar does. */
const valuesOf = (literals: readonly Literal[]): ReadonlySet<string> =>
  new Set(literals.map(({ Value }) => (typeof Value === 'number' ? `#${Value}` : Value)));
