/** A set of durations in milliseconds, summed up. */
export interface Spread {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
}

/** Nearest-rank percentiles; throws on an empty set, which is no measurement. */
export function spreadOf(durations: readonly number[]): Spread {
  const sorted = durations.toSorted((one, other) => one - other);
  return { count: sorted.length, p50: rank(sorted, 0.5), p95: rank(sorted, 0.95) };
}

function rank(sorted: readonly number[], share: number): number {
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (value === undefined) throw new RangeError('nothing was measured');
  return value;
}
