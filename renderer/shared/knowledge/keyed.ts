/** Text that is read never changes its order: the place is the key. */
export const keyed = <T>(list: readonly T[]): (readonly [string, T])[] =>
  list.map((one, place) => [String(place), one]);
