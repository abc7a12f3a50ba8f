import type { LivingCedar } from './living-cedar.ts';

/** Parsed policy sets, kept while there is room: the least recently used goes first. */
export interface Slices {
  /** The name under which Cedar keeps the set; `key` names it among the owner's own. */
  nameOf(owner: object, key: string, policies: () => Record<string, string>): string;
}

interface Slice {
  readonly name: string;
  readonly size: number;
}

/**
 * Cedar keeps sets under names and never forgets one, so the names are used again; what it kept dies with it. `room`
 * is counted in policies.
 */
export function createSlices({ module, life }: LivingCedar, room = 20_000): Slices {
  const numbers = new WeakMap<object, number>();
  const kept = new Map<string, Slice>();
  const free: string[] = [];
  let owners = 0;
  let names = 0;
  let held = 0;
  let keptIn = life();

  const numberOf = (owner: object): number => {
    const known = numbers.get(owner);
    if (known !== undefined) return known;
    owners += 1;
    numbers.set(owner, owners);
    return owners;
  };

  const forget = (key: string, { name, size }: Slice): void => {
    kept.delete(key);
    module.preparsePolicySet(name, { staticPolicies: {} });
    free.push(name);
    held -= size;
  };

  const forgetAll = (): void => {
    kept.clear();
    free.length = 0;
    names = 0;
    held = 0;
    keptIn = life();
  };

  const parse = (key: string, staticPolicies: Record<string, string>): Slice => {
    const size = Object.keys(staticPolicies).length + 1;
    for (const [oldest, slice] of kept) {
      if (held + size <= room) break;
      forget(oldest, slice);
    }
    const name = free.pop() ?? `slice-${names++}`;
    const parsed = module.preparsePolicySet(name, { staticPolicies });
    if (parsed.type === 'failure')
      throw new Error('policies that stood alone do not stand together', { cause: parsed });
    const slice = { name, size };
    kept.set(key, slice);
    held += size;
    return slice;
  };

  return {
    nameOf: (owner, own, policies) => {
      if (keptIn !== life()) forgetAll();
      const key = `${numberOf(owner)}:${own}`;
      const known = kept.get(key);
      if (known === undefined) return parse(key, policies()).name;
      kept.delete(key);
      kept.set(key, known);
      return known.name;
    },
  };
}
