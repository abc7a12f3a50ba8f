import { z } from 'zod';
import type { CedarPolicy, Constraint } from './cedar.ts';

/** A fact without which a policy can't apply: the subject is, is in, or has, one of `any`. */
export interface Need {
  readonly of: 'principal' | 'action' | 'resource' | 'level' | 'tag' | 'certification';
  readonly any: ReadonlySet<string>;
}

/** How the engine writes an entity in a `Need`. */
export const keyOf = ({ type, id }: { readonly type: string; readonly id: string }): string => `${type}::${id}`;

/**
 * What a policy asks for at least, read from its head and from the start of its conditions. Reading stops at the
 * first condition it does not know: those before it can't fail to evaluate, so that a policy left out for want of one
 * of them is a policy that Cedar would have found not to apply, without a fault.
 */
export function needsOf({ principal, action, resource, conditions }: CedarPolicy): readonly Need[] {
  const head = [fromScope('principal', principal), fromScope('action', action), fromScope('resource', resource)];
  const [first] = conditions;
  const body = first?.kind === 'when' ? leading(conjuncts(first.body).map(fromCondition)) : [];
  return [...head.filter((need) => need !== null), ...body];
}

const Named = z.object({ type: z.string(), id: z.string() });
const Scope = z.union([
  z.object({ op: z.enum(['==', 'in']), entity: Named }),
  z.object({ op: z.literal('in'), entities: z.array(Named) }),
  z.object({ op: z.literal('is'), in: z.object({ entity: Named }) }),
]);

function fromScope(of: Need['of'], constraint: Constraint): Need | null {
  const scope = Scope.safeParse(constraint);
  if (!scope.success) return null;
  const { data } = scope;
  if ('entities' in data) return { of, any: new Set(data.entities.map(keyOf)) };
  return { of, any: new Set([keyOf(data.op === 'is' ? data.in.entity : data.entity)]) };
}

const And = z.object({ '&&': z.object({ left: z.unknown(), right: z.unknown() }) });
const Or = z.object({ '||': z.object({ left: z.unknown(), right: z.unknown() }) });
const Literal = z.object({ Value: z.union([z.number(), z.string()]) });
const Reference = z.object({ Value: z.object({ __entity: Named }) });
const Membership = z.object({
  in: z.object({
    left: z.object({ Var: z.enum(['principal', 'resource']) }),
    right: Reference.or(z.object({ Set: z.array(Reference) })),
  }),
});
const attribute = (owner: string, attr: string) =>
  z.object({ '.': z.object({ left: z.object({ Var: z.literal(owner) }), attr: z.literal(attr) }) });
const Labels = z.union([attribute('resource', 'tags'), attribute('principal', 'certifications')]);
const OneLevel = z.object({
  contains: z.object({ left: z.object({ Set: z.array(Literal) }), right: attribute('principal', 'level') }),
});
const SameLevel = z.object({ '==': z.object({ left: attribute('principal', 'level'), right: Literal }) });
const LeastLevel = z.object({ '>=': z.object({ left: attribute('principal', 'level'), right: Literal }) });
const OneLabel = z.object({ contains: z.object({ left: Labels, right: Literal }) });
const AnyLabel = z.object({ containsAny: z.object({ left: Labels, right: z.object({ Set: z.array(Literal) }) }) });

function conjuncts(body: unknown): readonly unknown[] {
  const and = And.safeParse(body);
  return and.success ? [...conjuncts(and.data['&&'].left), ...conjuncts(and.data['&&'].right)] : [body];
}

function fromCondition(condition: unknown): Need | null {
  const or = Or.safeParse(condition);
  if (or.success) return either(fromCondition(or.data['||'].left), fromCondition(or.data['||'].right));
  return fromMembership(condition) ?? fromLevel(condition) ?? fromLabel(condition);
}

/** Known only when both sides speak of the same thing. */
function either(one: Need | null, other: Need | null): Need | null {
  if (one === null || other === null || one.of !== other.of) return null;
  return { of: one.of, any: new Set([...one.any, ...other.any]) };
}

function fromMembership(condition: unknown): Need | null {
  const found = Membership.safeParse(condition);
  if (!found.success) return null;
  const { left, right } = found.data.in;
  const references = 'Set' in right ? right.Set : [right];
  return { of: left.Var, any: new Set(references.map(({ Value }) => keyOf(Value.__entity))) };
}

const LEVELS = [1, 2, 3];

function fromLevel(condition: unknown): Need | null {
  const several = OneLevel.safeParse(condition);
  if (several.success) return { of: 'level', any: valuesOf(several.data.contains.left.Set) };
  const same = SameLevel.safeParse(condition);
  if (same.success) return { of: 'level', any: valuesOf([same.data['=='].right]) };
  const least = LeastLevel.safeParse(condition);
  if (!least.success) return null;
  const { Value } = least.data['>='].right;
  return { of: 'level', any: new Set(LEVELS.filter((level) => level >= Number(Value)).map(String)) };
}

function fromLabel(condition: unknown): Need | null {
  const one = OneLabel.safeParse(condition);
  if (one.success) return { of: ownerOf(one.data.contains.left), any: valuesOf([one.data.contains.right]) };
  const any = AnyLabel.safeParse(condition);
  if (!any.success) return null;
  return { of: ownerOf(any.data.containsAny.left), any: valuesOf(any.data.containsAny.right.Set) };
}

const ownerOf = (labels: z.infer<typeof Labels>): Need['of'] => (labels['.'].attr === 'tags' ? 'tag' : 'certification');

const valuesOf = (literals: readonly z.infer<typeof Literal>[]): ReadonlySet<string> =>
  new Set(literals.map(({ Value }) => String(Value)));

function leading(needs: readonly (Need | null)[]): readonly Need[] {
  const unknown = needs.indexOf(null);
  return (unknown === -1 ? needs : needs.slice(0, unknown)).filter((need) => need !== null);
}
