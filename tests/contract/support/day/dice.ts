/** Chance that falls the same way for the same seed. */
export interface Dice {
  /** At least 0, below 1. */
  throw(): number;
  pick<T>(from: readonly T[]): T | undefined;
  /** One of the names, each as likely as its weight says. */
  weigh<T extends string>(weights: Readonly<Record<T, number>>): T;
}

/** Mulberry32: 32 bits of state, plenty for what somebody does next. */
export function openDice(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    throw: next,
    pick: (from) => from[Math.floor(next() * from.length)],
    weigh: (weights) => {
      const names = Object.keys(weights).filter((name): name is keyof typeof weights => name in weights);
      const total = names.reduce((sum, name) => sum + weights[name], 0);
      let left = next() * total;
      for (const name of names) {
        left -= weights[name];
        if (left < 0) return name;
      }
      throw new Error('nothing has any weight');
    },
  };
}
