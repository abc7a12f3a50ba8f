import { PolicyCapability } from './capability.ts';
import type { Need } from './needs.ts';
import type { factsOf } from './request.ts';

type Facts = ReturnType<typeof factsOf>;

/** Rules that can apply to a request, and a text that names that choice. */
export interface Slice<T> {
  readonly key: string;
  readonly rules: () => readonly T[];
}

/** Finds the rules whose needs a request meets, without looking at each of them. */
export interface RuleIndex<T> {
  find(capability: PolicyCapability, facts: Facts): Slice<T>;
}

export function indexRules<T extends { readonly needs: readonly Need[] }>(rules: readonly T[]): RuleIndex<T> {
  const shelves = new Map(PolicyCapability.options.map((capability) => [capability, shelfFor(capability, rules)]));
  return {
    find: (capability, facts) => {
      const { always, bound } = shelves.get(capability) ?? EMPTY;
      const found = new Set(OWNERS.flatMap((of) => facts[of].flatMap((fact) => bound.get(`${of} ${fact}`) ?? [])));
      const met = [...found].filter(({ needs }) => needs.every((need) => isMet(need, facts)));
      const places = met.map(({ place }) => place).sort((one, other) => one - other);
      return {
        key: `${capability} ${places.join()}`,
        rules: () => [...always, ...places].flatMap((place) => rules[place] ?? []),
      };
    },
  };
}

interface Bound {
  readonly place: number;
  readonly needs: readonly OwnNeed[];
}

/** A need of somebody or somewhere; the action is the shelf's own. */
type OwnNeed = Need & { readonly of: keyof Facts };

interface Shelf {
  /** Places of the rules that need nothing but the action. */
  readonly always: readonly number[];
  /** The others, under each value of the need that fewest meet. */
  readonly bound: ReadonlyMap<string, readonly Bound[]>;
}

const EMPTY: Shelf = { always: [], bound: new Map() };

/** What fewest requests share comes first. */
const OWNERS = ['principal', 'resource', 'tag', 'certification', 'level'] as const;

function shelfFor<T extends { readonly needs: readonly Need[] }>(
  capability: PolicyCapability,
  rules: readonly T[],
): Shelf {
  const action = `Action::${capability}`;
  const always: number[] = [];
  const bound = new Map<string, Bound[]>();
  for (const [place, rule] of rules.entries()) {
    if (rule.needs.some(({ of, any }) => of === 'action' && !any.has(action))) continue;
    const needs = rule.needs.filter(isOwn);
    const [first] = [...needs].sort((one, other) => OWNERS.indexOf(one.of) - OWNERS.indexOf(other.of));
    if (first === undefined) always.push(place);
    else for (const value of first.any) add(bound, `${first.of} ${value}`, { place, needs });
  }
  return { always, bound };
}

function add(bound: Map<string, Bound[]>, key: string, one: Bound): void {
  const there = bound.get(key);
  if (there === undefined) bound.set(key, [one]);
  else there.push(one);
}

const isOwn = (need: Need): need is OwnNeed => need.of !== 'action';

const isMet = ({ of, any }: OwnNeed, facts: Facts): boolean => facts[of].some((fact) => any.has(fact));
