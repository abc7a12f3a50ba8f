import { PolicyCapability } from './capability.ts';
import type { Condition, Facts, Subject } from './condition.ts';
import { holds } from './condition.ts';
import { keyOf } from './condition-in.ts';
import type { PolicyReading } from './read-policy.ts';

/** Finds the rules whose known conditions a request meets, without looking at each of them. */
export interface RuleIndex<T> {
  /** In no order. */
  find(capability: PolicyCapability, facts: Facts): readonly T[];
}

interface Read {
  readonly reading: PolicyReading;
}

export function indexRules<T extends Read>(rules: readonly T[]): RuleIndex<T> {
  const shelves = new Map(PolicyCapability.options.map((capability) => [capability, shelfFor(capability, rules)]));
  return {
    find: (capability, facts) => {
      const { loose, bound } = shelves.get(capability) ?? { loose: [], bound: new Map<string, T[]>() };
      const found = new Set(OWNERS.flatMap((of) => facts[of].flatMap((fact) => bound.get(`${of} ${fact}`) ?? [])));
      return [...loose, ...found].filter(({ reading }) => reading.conditions.every((one) => holds(one, facts)));
    },
  };
}

interface Shelf<T> {
  /** The rules that are about nobody and nowhere: each is looked at. */
  readonly loose: readonly T[];
  /** The others, under each value of what fewest requests share. */
  readonly bound: ReadonlyMap<string, readonly T[]>;
}

/** What fewest requests share comes first. */
const OWNERS: readonly Subject[] = ['principal', 'resource', 'tag', 'certification', 'level'];

function shelfFor<T extends Read>(capability: PolicyCapability, rules: readonly T[]): Shelf<T> {
  const action = keyOf({ type: 'Action', id: capability });
  const loose: T[] = [];
  const bound = new Map<string, T[]>();
  for (const rule of rules) {
    const { actions, conditions } = rule.reading;
    if (actions?.has(action) === false) continue;
    const [first] = conditions.filter(isBound).sort((one, other) => OWNERS.indexOf(one.of) - OWNERS.indexOf(other.of));
    if (first === undefined) loose.push(rule);
    else for (const value of first.any) add(bound, `${first.of} ${value}`, rule);
  }
  return { loose, bound };
}

const isBound = (condition: Condition): condition is Extract<Condition, { type: 'one-of' }> =>
  condition.type === 'one-of' && OWNERS.includes(condition.of);

function add<T>(bound: Map<string, T[]>, key: string, one: T): void {
  const there = bound.get(key);
  if (there === undefined) bound.set(key, [one]);
  else there.push(one);
}
