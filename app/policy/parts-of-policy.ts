import { z } from 'zod';

/** The pieces of a policy taken apart by Cedar that Accord reads; whatever is none of them stays unread. */
export const Named = z.object({ type: z.string(), id: z.string() });
export const Scope = z.union([
  z.object({ op: z.enum(['==', 'in']), entity: Named }),
  z.object({ op: z.literal('in'), entities: z.array(Named) }),
  z.object({ op: z.literal('is'), in: z.object({ entity: Named }) }),
]);

const And = z.object({ '&&': z.object({ left: z.unknown(), right: z.unknown() }) });
const Or = z.object({ '||': z.object({ left: z.unknown(), right: z.unknown() }) });
const Literal = z.object({ Value: z.union([z.number(), z.string()]) });
export const Literals = z.object({ Set: z.array(Literal) });
const Reference = z.object({ Value: z.object({ __entity: Named }) });

/** `principal in …`, `resource in …`, one entity or several. */
export const Membership = z.object({
  in: z.object({
    left: z.object({ Var: z.enum(['principal', 'resource']) }),
    right: Reference.or(z.object({ Set: z.array(Reference) })),
  }),
});

/** `principal.level` and the like. */
const attribute = <const O extends string, const A extends string>(owner: O, attr: A) =>
  z.object({ '.': z.object({ left: z.object({ Var: z.literal(owner) }), attr: z.literal(attr) }) });

const Labels = z.union([attribute('resource', 'tags'), attribute('principal', 'certifications')]);
export const AnyLabel = z.object({ containsAny: z.object({ left: Labels, right: Literals }) });
export const OneLevel = z.object({ contains: z.object({ left: Literals, right: attribute('principal', 'level') }) });

export const conjunctsOf = (body: unknown): readonly unknown[] => {
  const and = And.safeParse(body);
  return and.success ? [...conjunctsOf(and.data['&&'].left), ...conjunctsOf(and.data['&&'].right)] : [body];
};

export const disjunctsOf = (body: unknown): readonly unknown[] => {
  const or = Or.safeParse(body);
  return or.success ? [...disjunctsOf(or.data['||'].left), ...disjunctsOf(or.data['||'].right)] : [body];
};

/** The entities that a membership names. */
export function membersOf({ right }: z.infer<typeof Membership>['in']): readonly z.infer<typeof Named>[] {
  return ('Set' in right ? right.Set : [right]).map(({ Value }) => Value.__entity);
}
