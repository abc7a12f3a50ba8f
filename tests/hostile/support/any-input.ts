import fc from 'fast-check';
import { z } from 'zod';

/** A JSON Schema as zod writes it, as far as inputs use it. */
const Shape = z.looseObject({
  type: z.string().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  get anyOf() {
    return z.array(Shape).optional();
  },
  get oneOf() {
    return z.array(Shape).optional();
  },
  get allOf() {
    return z.array(Shape).optional();
  },
  get properties() {
    return z.record(z.string(), Shape).optional();
  },
  get items() {
    return Shape.optional();
  },
  get additionalProperties() {
    return z.union([z.boolean(), Shape]).optional();
  },
  get propertyNames() {
    return Shape.optional();
  },
  required: z.array(z.string()).optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
});
type Shape = z.infer<typeof Shape>;

/**
 * Inputs that a contract lets through, made from the contract itself, so that a request is attacked the day it is
 * added. `ids` are drawn wherever an identifier stands; what the schema refines beyond JSON Schema is met by trying.
 */
export function anyInput(schema: z.ZodType, ids: readonly string[]): fc.Arbitrary<unknown> {
  const shape = Shape.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }));
  return anyOf(shape, ids);
}

/** Another value that the contract lets stand where `former` does; a number also a little off. */
export function anyOther(schema: z.ZodType, ids: readonly string[], former: unknown): fc.Arbitrary<unknown> {
  const any = anyInput(schema, ids);
  const near = fc.integer({ min: -5_000, max: 5_000 }).map((by) => Number(former) + by);
  return (typeof former === 'number' ? fc.oneof(any, near) : any).filter(
    (value) => schema.safeParse(value).success && JSON.stringify(value) !== JSON.stringify(former),
  );
}

function anyOf(shape: Shape, ids: readonly string[]): fc.Arbitrary<unknown> {
  if (shape.const !== undefined) return fc.constant(shape.const);
  if (shape.enum !== undefined) return fc.constantFrom(...shape.enum);
  const choices = shape.oneOf ?? shape.anyOf;
  if (choices !== undefined) return fc.oneof(...choices.map((one) => anyOf(one, ids)));
  const [first] = shape.allOf ?? [];
  if (first !== undefined) return anyOf(first, ids);
  switch (shape.type) {
    case 'object':
      return anyObject(shape, ids);
    case 'array':
      return fc.array(anyOf(shape.items ?? {}, ids), {
        minLength: shape.minItems ?? 0,
        maxLength: Math.min(shape.maxItems ?? 3, (shape.minItems ?? 0) + 3),
      });
    case 'string':
      return anyString(shape, ids);
    case 'integer':
    case 'number':
      return anyNumber(shape);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 1 });
  }
}

function anyObject(
  { properties = {}, required = [], additionalProperties, propertyNames }: Shape,
  ids: readonly string[],
) {
  const fields = Object.fromEntries(Object.entries(properties).map(([name, shape]) => [name, anyOf(shape, ids)]));
  const named = fc.record(fields, { requiredKeys: required.filter((name) => name in fields) });
  if (typeof additionalProperties !== 'object') return named;
  const more = fc.dictionary(
    anyString({ minLength: 1, maxLength: 20, ...propertyNames }, ids),
    anyOf(additionalProperties, ids),
    { maxKeys: 3 },
  );
  return fc.tuple(more, named).map(([one, other]) => ({ ...one, ...other }));
}

function anyString({ format, pattern, minLength = 0, maxLength = 40 }: Shape, ids: readonly string[]) {
  if (format === 'uuid') return fc.constantFrom(...ids);
  if (format === 'email') return fc.stringMatching(/^[a-z]{3,10}@example\.org$/);
  if (format === 'uri') return fc.constant('https://example.org/');
  if (pattern !== undefined && !pattern.includes('\\p{')) return fc.stringMatching(new RegExp(pattern));
  const longest = Math.min(maxLength, Math.max(minLength, 60));
  return fc.oneof(
    fc.stringMatching(new RegExp(`^[a-zA-Zé' ]{${Math.max(minLength, 1)},${longest}}$`)),
    fc
      .constantFrom(...AWKWARD)
      .map((text) => text.repeat(Math.ceil(Math.max(minLength, 1) / text.length)).slice(0, longest)),
  );
}

/** What breaks programs that put text together: queries, paths, formats, pages, policies. */
const AWKWARD = [
  "x'; drop table person; --",
  '../../../etc/passwd',
  '__proto__',
  'constructor',
  '{{7*7}}',
  '<img src=x onerror=alert(1)>',
  '=cmd|calc!A1',
  '") || true; permit(principal, action, resource); //',
  '%s%n%x',
  '\\\\server\\share\\CON',
  'a\0b',
  'half \ud83d',
] as const;

function anyNumber({ type, minimum, maximum, exclusiveMinimum }: Shape) {
  const least = minimum ?? (exclusiveMinimum === undefined ? 0 : exclusiveMinimum + 1);
  const most = Math.max(least, Math.min(maximum ?? 1e12, 8.64e15));
  return type === 'integer'
    ? fc.integer({ min: Math.ceil(Math.max(least, -(2 ** 31))), max: Math.floor(Math.min(most, 2 ** 31 - 1)) })
    : fc.double({ min: least, max: most, noNaN: true });
}
