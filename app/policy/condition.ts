/** What a request is asked about. */
export type Subject =
  | 'principal'
  | 'resource'
  | 'level'
  | 'tag'
  | 'certification'
  | 'weekday'
  | 'impact'
  | 'network'
  | 'flag';

/** A request as conditions look at it: every value of each subject; `flag` holds the paths of what is true. */
export type Facts = { readonly [S in Subject]: readonly string[] } & { readonly minute: number };

/** What a policy asks of a request, in a form that can't fail to be worked out. */
export type Condition = OneOf | Minutes | Not | Several;

interface OneOf {
  readonly type: 'one-of';
  readonly of: Subject;
  readonly any: ReadonlySet<string>;
}

/** Of the day; `until` is the first one after. */
interface Minutes {
  readonly type: 'minutes';
  readonly from: number;
  readonly until: number;
}

interface Not {
  readonly type: 'not';
  readonly one: Condition;
}

interface Several {
  readonly type: 'all' | 'any';
  readonly of: readonly Condition[];
}

export const oneOf = (of: Subject, any: Iterable<string>): Condition => ({ type: 'one-of', of, any: new Set(any) });

export const not = (one: Condition): Condition => ({ type: 'not', one });

export const ALWAYS: Condition = { type: 'all', of: [] };
export const NEVER: Condition = { type: 'any', of: [] };

/** Two that ask about the same become one, which an index can hold. */
export function either(one: Condition, other: Condition): Condition {
  const isSame = one.type === 'one-of' && other.type === 'one-of' && one.of === other.of;
  return isSame ? oneOf(one.of, [...one.any, ...other.any]) : { type: 'any', of: [one, other] };
}

export function holds(condition: Condition, facts: Facts): boolean {
  switch (condition.type) {
    case 'one-of':
      return facts[condition.of].some((fact) => condition.any.has(fact));
    case 'minutes':
      return condition.from <= facts.minute && facts.minute < condition.until;
    case 'not':
      return !holds(condition.one, facts);
    case 'all':
      return condition.of.every((one) => holds(one, facts));
    case 'any':
      return condition.of.some((one) => holds(one, facts));
  }
}
